/** The most items one transaction takes; what is offered beyond waits for the next. */
const GROUP_MAX = 4_000

/**
 * Gathers what is offered while a transaction is under way and commits it in one: a transaction costs the same for one
 * item as for a hundred. `commit` answers item by item, in order; when it fails, all of its group fail.
 *
 * Only what waits is kept here, never what was decided: that is in the store.
 */
export function groupCommits<Item, Answer>(
  commit: (items: readonly Item[]) => Promise<Answer[]>,
): (items: readonly Item[]) => Promise<Answer[]> {
  type Waiting = { items: readonly Item[]; resolve(answers: Answer[]): void; reject(error: unknown): void }
  let waiting: Waiting[] = []
  let busy = false

  async function work(): Promise<void> {
    busy = true
    while (waiting.length > 0) {
      const group = takeGroup()
      try {
        const answers = await commit(group.flatMap(({ items }) => items))
        let from = 0
        for (const { items, resolve } of group) {
          resolve(answers.slice(from, from + items.length))
          from += items.length
        }
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
    }
    busy = false
  }

  function takeGroup(): Waiting[] {
    let size = 0
    const end = waiting.findIndex(({ items }, index) => {
      size += items.length
      return index > 0 && size > GROUP_MAX
    })
    const group = end === -1 ? waiting : waiting.slice(0, end)
    waiting = end === -1 ? [] : waiting.slice(end)
    return group
  }

  return items =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject })
      if (!busy) void work()
    })
}
