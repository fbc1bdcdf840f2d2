import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { LetterLink } from './letter.ts'

/** A3, B10: the ways to more Actions, by the names that the Usage tab has for them. */
export function addOnsLink(i18n: I18n, url: string): LetterLink {
  return {
    label: i18n._(msg({ message: 'Add-ons', comment: 'French, fixed: Modules complémentaires' })),
    url,
  }
}

export function upgradeLink(i18n: I18n, url: string): LetterLink {
  return {
    label: i18n._(msg({ message: 'Upgrade', context: 'usage', comment: 'French, fixed: Mise à niveau' })),
    url,
  }
}
