import { type ComponentType, createElement, lazy, useEffect, useReducer } from 'react'

const loaded = new WeakMap<object, unknown>()
const known = new Set<() => Promise<unknown>>()
const failed = new Set<() => void>()

/** A part could not be fetched: there is no connection, or another version is there by now. */
export class PartMissing extends Error {}

/** A part of the interface that may be fetched ahead, by `fetchKnownParts`. `lazyPart` says so by itself. */
export function onDemand<Part>(load: () => Promise<Part>): () => Promise<Part> {
  known.add(load)
  return load
}

/** Fetches a part of the interface once; a failed fetch is tried again at the next call. */
export async function fetchPart<Part>(load: () => Promise<Part>): Promise<Part> {
  if (!loaded.has(load)) {
    try {
      loaded.set(load, await load())
    } catch (cause) {
      throw new PartMissing('A part of the interface could not be fetched', { cause })
    }
  }
  return loaded.get(load) as Part
}

/**
 * Fetches all that may be, one after another: also what those that come can open themselves.
 * @param idle waited for before each
 */
export async function fetchKnownParts(idle: () => Promise<void>): Promise<void> {
  // What is added on the way has its turn too.
  for (const load of known) {
    if (loaded.has(load)) continue
    await idle()
    await fetchPart(load).catch(() => undefined)
  }
}

/** What could not be fetched is fetched again when it is drawn next. */
export function retryParts(): void {
  for (const again of failed) again()
  failed.clear()
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
 * `lazy`, but what could not be fetched can be tried again (`retryParts`), and a part that has been fetched is drawn at once. React would show the fallback first, were it for a moment, and
 * once that is on screen keep it there for 300 ms.
 * @param load always the same function, as the one who fetches it ahead calls `fetchPart` with
 */
export function lazyPart<Part, Props extends object>(
  load: () => Promise<Part>,
  component: (part: Part) => ComponentType<Props>,
): ComponentType<Props> {
  type Module = { default: ComponentType<Props> }
  onDemand(load)
  let Attempt = attempt()
  return props => createElement<Props>(Attempt, props)

  // React keeps a failure for good. Only who asks for it starts anew, or an error would be drawn again and again.
  function attempt(): ComponentType<Props> {
    return lazy(() => {
      const part = loaded.get(load) as Part | undefined
      if (part === undefined) return fetchPart(load).then(come => ({ default: component(come) }), keepFailed)
      // A promise that is fulfilled says so in a later task only.
      const module: PromiseLike<Module> = {
        // biome-ignore lint/suspicious/noThenProperty: it stands for a promise
        then: fulfilled => fulfilled?.({ default: component(part) }) as never,
      }
      return module as Promise<Module>
    }) as unknown as ComponentType<Props>
  }

  function keepFailed(error: unknown): never {
    failed.add(() => {
      Attempt = attempt()
    })
    throw error
  }
}
