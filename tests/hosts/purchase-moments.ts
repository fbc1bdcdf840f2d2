/** The same in every run: answers a number from 0 to below 1. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const CLOSER = 1.15

/**
 * When to begin and when to kill, so that what is done at several places at once is met at every moment of it: at each place
 * as often before it is through as after, however busy the machine gets or quiet.
 */
export function createMoments<Place extends string>(
  seed: number,
  { places, time }: { places: readonly Place[]; time: number },
) {
  const next = chance(seed)
  // About how long it takes, in milliseconds, everywhere for itself.
  const paces = new Map<Place, number>(places.map(place => [place, time]))
  return {
    /** A number from 0 to below 1. */
    next,
    /** Milliseconds from now: when each begins, and when all are killed. */
    round(): { begins: (place: Place) => number; killed: number } {
      const lives = new Map([...paces].map(([place, pace]) => [place, 2 * next() * pace]))
      const killed = Math.max(...lives.values())
      return { begins: place => killed - (lives.get(place) ?? 0), killed }
    },
    learn(place: Place, isThrough: boolean): void {
      const pace = paces.get(place) ?? time
      paces.set(place, isThrough ? pace / CLOSER : pace * CLOSER)
    },
  }
}

export const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))
