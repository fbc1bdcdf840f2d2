// The open dialogs of the page, the topmost last. A modal dialog makes all else inert, also what floats above it, so
// whatever must stay in use has to be inside the topmost one.
const opened: HTMLDialogElement[] = []
const watchers = new Set<() => void>()

export function topDialog(): HTMLDialogElement | undefined {
  return opened.at(-1)
}

export function dialogOpened(dialog: HTMLDialogElement): void {
  opened.push(dialog)
  for (const watcher of watchers) watcher()
}

/** @returns whether it was open until now */
export function dialogClosed(dialog: HTMLDialogElement): boolean {
  const index = opened.indexOf(dialog)
  if (index < 0) return false
  opened.splice(index, 1)
  for (const watcher of watchers) watcher()
  return true
}

/** Calls `watcher` whenever another dialog may be the topmost; what it returns ends that. */
export function watchDialogs(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}
