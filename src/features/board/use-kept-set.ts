import { useSyncExternalStore } from 'react'

const sets = new Map<string, ReadonlySet<string>>()
const watchers = new Set<() => void>()

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

function read(key: string): ReadonlySet<string> {
  let set = sets.get(key)
  if (!set) {
    set = new Set(stored(key)?.split(' ').filter(Boolean))
    sets.set(key, set)
  }
  return set
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** A set of ids that this browser keeps, and the function that puts one in or takes it out. */
export function useKeptSet(key: string): [ReadonlySet<string>, (id: string) => void] {
  const set = useSyncExternalStore(watch, () => read(key))
  function toggle(id: string) {
    const next = new Set(set)
    if (!next.delete(id)) next.add(id)
    sets.set(key, next)
    try {
      localStorage.setItem(key, [...next].join(' '))
    } catch {
      // Kept until the page is left, then.
    }
    for (const watcher of watchers) watcher()
  }
  return [set, toggle]
}
