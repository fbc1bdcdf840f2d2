/** A function that acts at once, and then as often as `every` milliseconds at the most, the last time after the last call. */
export function atAPace(
  act: () => void,
  { every, signal }: { every: number; signal: AbortSignal },
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let again = false
  function look() {
    timer = undefined
    if (again) call()
  }
  function call() {
    again = timer !== undefined
    if (again || signal.aborted) return
    act()
    timer = setTimeout(look, every)
  }
  signal.addEventListener('abort', () => clearTimeout(timer))
  return call
}
