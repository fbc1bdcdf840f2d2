/** What was asked has not answered in its time. */
export class NoAnswer extends Error {}

/** Milliseconds until the card's frame counts as silent: it answers at once, unless it is gone or broken. */
export const CARD_PATIENCE = 15_000

/** The answer, or NoAnswer thrown after so many milliseconds: one that comes later is dropped. */
export async function within<Answer>(milliseconds: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const lost = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer('No answer came')), milliseconds)
  })
  try {
    return await Promise.race([answer, lost])
  } finally {
    clearTimeout(timer)
  }
}
