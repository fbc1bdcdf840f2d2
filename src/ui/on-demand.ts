import { type ComponentType, type LazyExoticComponent, lazy, useEffect, useReducer } from 'react'

const loaded = new WeakMap<object, unknown>()

/** Fetches a part of the interface once; a failed fetch is tried again at the next call. */
export async function fetchPart<Part>(load: () => Promise<Part>): Promise<Part> {
  if (!loaded.has(load)) loaded.set(load, await load())
  return loaded.get(load) as Part
}

/**
 * A part that is only needed once something opens, so that it does not weigh on the first view. `undefined` until it has
 * come. A part that cannot be fetched is no reason to lose the page: `onMissing` is called and nothing opens.
 * @param load always the same function, `() => import('./menu-popup.tsx')`
 */
export function usePart<Part>(
  load: () => Promise<Part>,
  wanted: boolean,
  onMissing?: () => void,
): Part | undefined {
  const [, arrived] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    if (!wanted || loaded.has(load)) return
    let here = true
    fetchPart(load).then(
      () => here && arrived(),
      () => here && onMissing?.(),
    )
    return () => {
      here = false
    }
  }, [load, wanted, onMissing])
  return loaded.get(load) as Part | undefined
}

/**
 * `lazy`, but a part that has been fetched is drawn at once. React would show the fallback first, were it for a moment, and
 * once that is on screen keep it there for 300 ms.
 * @param load always the same function, as the one who fetches it ahead calls `fetchPart` with
 */
export function lazyPart<Part, Props>(
  load: () => Promise<Part>,
  component: (part: Part) => ComponentType<Props>,
): LazyExoticComponent<ComponentType<Props>> {
  type Module = { default: ComponentType<Props> }
  return lazy(() => {
    const part = loaded.get(load) as Part | undefined
    if (part === undefined) return fetchPart(load).then(come => ({ default: component(come) }))
    // A promise that is fulfilled says so in a later task only.
    const module: PromiseLike<Module> = {
      // biome-ignore lint/suspicious/noThenProperty: it stands for a promise
      then: fulfilled => fulfilled?.({ default: component(part) }) as never,
    }
    return module as Promise<Module>
  })
}
