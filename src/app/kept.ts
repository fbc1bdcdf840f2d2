/**
 * What this browser keeps of the reader's choices: theme, language, what is folded. Storage may be blocked or full: then a
 * choice lasts until the page is left, which is no reason to fail.
 */
export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(`headroom.${key}`)
  } catch {
    return null
  }
}

/** @param value null forgets it */
export function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`headroom.${key}`)
    else localStorage.setItem(`headroom.${key}`, value)
  } catch {
    // See above.
  }
}
