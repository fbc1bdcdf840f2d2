/**
 * Resolves when there is nothing to do, after `patience` milliseconds at the latest; where the browser does not say so, soon.
 */
export function whenIdle(patience: number): Promise<void> {
  return new Promise(resolve => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: patience })
    else setTimeout(resolve, 200)
  })
}
