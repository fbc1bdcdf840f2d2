import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react'
import type { TaskView } from '#contract/tasks.ts'
import type { TaskId } from '#domain/brand.ts'

/**
 * Where the focus goes when the row that has it is deleted: the next title, else the one before, else what adds a task
 * to the group. A row that comes back (by Undo, or since the service refused) takes it again.
 */
export function useRemovalFocus(board: RefObject<HTMLElement | null>, tasks: readonly TaskView[]) {
  const leaving = useRef(new Map<TaskId, readonly HTMLElement[]>())
  const gone = useRef(new Set<TaskId>())

  useLayoutEffect(() => {
    const here = new Set(tasks.map(({ id }) => id))
    for (const [id, heirs] of leaving.current) {
      if (here.has(id)) continue
      leaving.current.delete(id)
      gone.current.add(id)
      focusSoon(() => heirs.find(heir => heir.isConnected))
    }
    for (const id of gone.current) {
      if (!here.has(id)) continue
      gone.current.delete(id)
      focusSoon(() => board.current?.querySelector<HTMLElement>(`[data-task="${id}"] [data-part=title]`))
    }
  }, [board, tasks])

  /** Before the task's removal is asked for. */
  return useCallback((id: TaskId, row: HTMLElement) => leaving.current.set(id, heirsOf(row)), [])
}

function heirsOf(row: HTMLElement): HTMLElement[] {
  const titles = [
    ...(row.closest('[data-board]')?.querySelectorAll<HTMLElement>('[data-part=title], [data-part=draft]') ??
      []),
  ]
  const index = titles.findIndex(title => row.contains(title))
  const group = row.closest('[data-status]')
  // A group whose Lists are all gone adds nothing; then its heading.
  const last = group?.querySelector<HTMLElement>('[data-part=add]') ?? group?.querySelector('button')
  return [titles[index + 1], titles[index - 1], last].filter(element => element != null)
}

/**
 * After the menu or the toast that was pressed has closed and has given the focus back where it can. Who has gone on to
 * write something is left alone.
 */
function focusSoon(target: () => HTMLElement | null | undefined) {
  const focus = () => {
    if (!document.activeElement?.matches('input, textarea, select')) target()?.focus()
  }
  focus()
  requestAnimationFrame(() => requestAnimationFrame(focus))
}
