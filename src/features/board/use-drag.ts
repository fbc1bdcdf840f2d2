import { type PointerEvent, useCallback, useMemo, useRef, useState } from 'react'
import type { PlaceId, StatusId, TaskId } from '#domain/brand.ts'

/** Where the dragged task would come to stand: in a status, before a task or (null) at the end. */
export type DropTarget = { spaceId: PlaceId; statusId: StatusId; before: TaskId | null }

export type Drag = {
  /** The dragged task, once the pointer has moved. */
  taskId: TaskId | null
  target: DropTarget | null
  /** For the handle of a task's row. */
  start: (event: PointerEvent<HTMLElement>, task: { id: TaskId; spaceId: PlaceId }) => void
}

/** Pixels from the edge of the view within which it scrolls along. */
const EDGE = 48
const SCROLL_STEP = 12

/**
 * Moves tasks with the pointer: mouse, pen or finger, by the row's handle. Groups and rows are found by their
 * `data-space`, `data-status` and `data-task`. Escape ends it without a move. Keys have a way of their own (Alt and arrows).
 */
export function useDrag(onDrop: (taskId: TaskId, target: DropTarget) => void): Drag {
  const [state, setState] = useState<{ taskId: TaskId; target: DropTarget | null } | null>(null)
  const drop = useRef(onDrop)
  drop.current = onDrop

  const start = useCallback<Drag['start']>((event, { id, spaceId }) => {
    if (event.button !== 0) return
    event.preventDefault()
    const handle = event.currentTarget
    const { pointerId } = event
    const scroller = handle.closest<HTMLElement>('main')
    let target: DropTarget | null = null
    let moved = false
    let pointer = { x: event.clientX, y: event.clientY }
    let frame = 0
    handle.setPointerCapture(pointerId)

    function look() {
      target = targetAt(pointer, { id, spaceId })
      setState(before => (before && same(before.target, target) ? before : { taskId: id, target }))
    }
    function scroll() {
      frame = 0
      if (!scroller) return
      const { top, bottom } = scroller.getBoundingClientRect()
      const step = pointer.y < top + EDGE ? -SCROLL_STEP : pointer.y > bottom - EDGE ? SCROLL_STEP : 0
      if (step === 0) return
      scroller.scrollBy(0, step)
      look()
      frame = requestAnimationFrame(scroll)
    }
    function onMove(move: globalThis.PointerEvent) {
      pointer = { x: move.clientX, y: move.clientY }
      moved = true
      look()
      if (frame === 0) frame = requestAnimationFrame(scroll)
    }
    function end(keeps: boolean) {
      cancelAnimationFrame(frame)
      handle.removeEventListener('pointermove', onMove)
      handle.removeEventListener('pointerup', onUp)
      handle.removeEventListener('pointercancel', onCancel)
      removeEventListener('keydown', onKey, { capture: true })
      if (handle.hasPointerCapture(pointerId)) handle.releasePointerCapture(pointerId)
      setState(null)
      if (keeps && moved && target) drop.current(id, target)
    }
    const onUp = () => end(true)
    const onCancel = () => end(false)
    function onKey(key: KeyboardEvent) {
      if (key.key !== 'Escape') return
      key.preventDefault()
      key.stopPropagation()
      end(false)
    }
    handle.addEventListener('pointermove', onMove)
    handle.addEventListener('pointerup', onUp)
    handle.addEventListener('pointercancel', onCancel)
    addEventListener('keydown', onKey, { capture: true })
  }, [])

  return useMemo(
    () => ({ taskId: state?.taskId ?? null, target: state?.target ?? null, start }),
    [state, start],
  )
}

function targetAt(
  { x, y }: { x: number; y: number },
  { id, spaceId }: { id: TaskId; spaceId: PlaceId },
): DropTarget | null {
  const group = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-status]')
  // Another Space has other statuses.
  if (!group?.dataset.status || group.dataset.space !== spaceId) return null
  const rows = [...group.querySelectorAll<HTMLElement>('[data-task]')].filter(
    ({ dataset }) => dataset.task !== id,
  )
  const below = rows.find(row => {
    const { top, height } = row.getBoundingClientRect()
    return y < top + height / 2
  })
  return {
    spaceId,
    statusId: group.dataset.status as StatusId,
    before: (below?.dataset.task as TaskId | undefined) ?? null,
  }
}

function same(a: DropTarget | null, b: DropTarget | null): boolean {
  return a?.statusId === b?.statusId && a?.before === b?.before && a?.spaceId === b?.spaceId
}
