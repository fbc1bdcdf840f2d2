import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** `“Review”, “Done”`, as the language quotes and lists. */
export function quotedNames(i18n: I18n, names: readonly string[]): string {
  const quoted = names.map(name => i18n._(msg({ message: `“${name}”`, comment: 'A name that is quoted' })))
  return new Intl.ListFormat(i18n.locale).format(quoted)
}
