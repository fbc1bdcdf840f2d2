import fontUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import { useLingui } from '@lingui/react/macro'
import { useMemo, useSyncExternalStore } from 'react'
import type { FrameLook } from '#contract/card-frame.ts'

/** What src/card-frame/frame.css uses of the theme. */
export const FRAME_TOKENS = [
  ...['--color-text', '--color-text-muted', '--color-text-disabled', '--color-surface-raised'],
  ...['--color-hairline', '--color-control-border', '--color-quiet-border', '--color-neutral-10'],
  ...['--color-hover', '--color-accent', '--color-accent-hover', '--color-on-accent', '--color-focus-ring'],
  ...['--color-suspended-text', '--color-suspended-border', '--radius-control', '--radius-card'],
  ...['--font-sans', '--text-small', '--text-small--line-height', '--text-body', '--text-body--line-height'],
  ...['--text-heading', '--text-heading--line-height'],
]

const PREFERENCES = ['(prefers-color-scheme: dark)', '(forced-colors: active)']

/** The page's look, for a document that none of the page's styles reach; new when the theme or the language changes. */
export function useFrameLook(): FrameLook {
  const { i18n } = useLingui()
  const look = useSyncExternalStore(watch, currentLook)
  return useMemo(() => ({ ...JSON.parse(look), lang: i18n.locale }), [look, i18n.locale])
}

function watch(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  const queries = PREFERENCES.map(query => matchMedia(query))
  for (const query of queries) query.addEventListener('change', changed)
  return () => {
    observer.disconnect()
    for (const query of queries) query.removeEventListener('change', changed)
  }
}

/** As text, which stays the same as long as the look does. */
function currentLook(): string {
  const style = getComputedStyle(document.documentElement)
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches
  const { colorScheme } = style
  const both = !/^(light|dark)$/.test(colorScheme)
  const look: Omit<FrameLook, 'lang'> = {
    scheme: (both ? prefersDark : colorScheme === 'dark') ? 'dark' : 'light',
    tokens: Object.fromEntries(FRAME_TOKENS.map(name => [name, style.getPropertyValue(name).trim()])),
  }
  return JSON.stringify(look)
}

/** The page's own font file, which the page has by then; null where it cannot be had: another font does as well. */
export async function frameFont(): Promise<{ kind: 'font'; bytes: ArrayBuffer } | null> {
  try {
    const response = await fetch(fontUrl)
    return response.ok ? { kind: 'font', bytes: await response.arrayBuffer() } : null
  } catch {
    return null
  }
}
