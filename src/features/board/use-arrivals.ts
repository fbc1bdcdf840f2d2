import { useEffect, useRef, useState } from 'react'
import type { TaskView } from '#contract/tasks.ts'
import type { TaskId } from '#domain/brand.ts'

/** How long a row shows that an automation has just changed it, in milliseconds. */
const SHOWN = 2_000

/** The tasks that an automation has changed while the board was in view, for a moment. */
export function useArrivals(tasks: readonly TaskView[] | undefined): ReadonlySet<TaskId> {
  const seen = useRef<Set<string>>(null)
  const [arrivals, setArrivals] = useState<ReadonlySet<TaskId>>(new Set())

  useEffect(() => {
    if (!tasks) return
    const known = seen.current
    const fresh = tasks.filter(task =>
      task.automated.some(({ runId }) => known !== null && !known.has(runId)),
    )
    seen.current = new Set(tasks.flatMap(task => task.automated.map(({ runId }) => runId)))
    if (fresh.length === 0) return
    const ids = fresh.map(({ id }) => id)
    setArrivals(before => new Set([...before, ...ids]))
    setTimeout(() => setArrivals(before => new Set([...before].filter(id => !ids.includes(id)))), SHOWN)
  }, [tasks])

  return arrivals
}
