import { useSyncExternalStore } from 'react'
import { keep, readKept } from './kept.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const watchers = new Set<() => void>()
let chosen: Theme = THEMES.find(theme => theme === readKept('theme')) ?? 'system'

/** Where nothing is chosen, `color-scheme` follows the system. index.html reads the same key before the first paint. */
export function setTheme(theme: Theme): void {
  chosen = theme
  keep('theme', theme === 'system' ? null : theme)
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  for (const watcher of watchers) watcher()
}

export function useTheme(): Theme {
  return useSyncExternalStore(watch, () => chosen)
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
