import GripVertical from 'lucide-react/icons/grip-vertical'
import { type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from 'react'
import type { PlaceView } from '#contract/places.ts'
import type { TaskView } from '#contract/tasks.ts'
import { cx } from '#ui/cx.ts'
import { AutomatedMark } from './automated-mark.tsx'
import { type RowPart, useBoard } from './board-context.tsx'
import { handle } from './cell-button.tsx'
import { CommentsField } from './comments-field.tsx'
import { DueField, type DueRequest } from './due-field.tsx'
import { AssigneesField, PriorityField, StatusField, TagsField } from './fields.tsx'
import { RowMenu } from './row-menu.tsx'
import { TaskTitle } from './task-title.tsx'
import { useTaskActions } from './use-task-actions.ts'

type TaskRowProps = { task: TaskView; space: PlaceView }

export const TaskRow = memo(function TaskRow({ task, space }: TaskRowProps) {
  const board = useBoard()
  const { places, focusRequest, drag, arrivals, showsLists } = board
  const actions = useTaskActions(task, board)
  const { change, comment } = actions
  const row = useRef<HTMLLIElement>(null)
  const due: DueRequest = { button: useRef(null), opens: useRef(false) }
  const [showsDue, setShowsDue] = useState(false)

  useLayoutEffect(() => {
    const wanted = focusRequest.current
    if (wanted?.id !== task.id) return
    focusRequest.current = null
    row.current?.querySelector<HTMLElement>(`[data-part=${wanted.part}]`)?.focus()
  })

  // An automation may move the task while somebody is at it: the row is another one there, the focus goes along.
  useLayoutEffect(() => {
    const { current: element } = row
    return () => {
      const focused = element?.contains(document.activeElement) ? document.activeElement : null
      const part = focused?.closest<HTMLElement>('[data-part]')?.dataset.part
      if (part) focusRequest.current ??= { id: task.id, part: part as RowPart }
    }
  }, [task.id, focusRequest])

  function onTitleKey(event: KeyboardEvent<HTMLButtonElement>) {
    const direction = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (direction !== null) {
      event.preventDefault()
      if (event.altKey) move(direction)
      else neighbourTitle(event.currentTarget, direction)?.focus()
    }
    if (event.key === 'Delete') remove()
  }

  function remove() {
    if (row.current) board.leave(task.id, row.current)
    actions.remove()
  }

  function chooseDue() {
    setShowsDue(true)
    due.opens.current = true
  }

  function move(direction: -1 | 1) {
    const step = board.stepOf(task, direction)
    if (!step) return
    const { statusId, position, spoken } = step
    focusRequest.current = { id: task.id, part: 'title' }
    change({ position, ...(statusId !== task.statusId && { statusId }) })
    board.announce(spoken)
  }

  const list = showsLists ? places.find(({ id }) => id === task.listId) : undefined
  const dropsHere = drag.target?.before === task.id
  return (
    <li
      ref={row}
      data-task={task.id}
      className={cx(
        'group/row relative flex min-h-9 items-center gap-1 border-t py-0.5 pr-1 pl-5 transition-colors duration-180 hover:bg-hover @max-3xl:flex-wrap',
        arrivals.has(task.id) && 'bg-accent-tint',
        drag.taskId === task.id && 'opacity-50',
        dropsHere && 'before:absolute before:inset-x-0 before:-top-px before:h-0.5 before:bg-accent',
      )}
    >
      {/* For the pointer only; keys move a task by Alt and arrows. */}
      <span
        aria-hidden
        onPointerDown={event => drag.start(event, { id: task.id, spaceId: space.id })}
        className={cx(handle, 'absolute inset-y-0 left-0 grid w-5 cursor-grab touch-none place-items-center')}
      >
        <GripVertical size={14} />
      </span>
      <StatusField task={task} statuses={space.statuses} onChange={change} />
      <div className="flex min-w-0 flex-1 items-center gap-1">
        <TaskTitle task={task} onRename={title => change({ title })} onKeyDown={onTitleKey} />
        <AutomatedMark task={task} />
      </div>
      {list && (
        <span className="max-w-28 truncate px-1 text-small text-text-muted @max-4xl:hidden">{list.name}</span>
      )}
      <div className="flex items-center @max-3xl:order-last @max-3xl:w-full @max-3xl:flex-wrap @max-3xl:pl-7">
        {list && <span className="truncate px-1.5 text-small text-text-muted @3xl:hidden">{list.name}</span>}
        <div className="flex shrink-0 @3xl:w-18">
          <AssigneesField task={task} onChange={change} />
        </div>
        <div className="flex shrink-0 @3xl:w-25">
          <PriorityField task={task} onChange={change} />
        </div>
        <div className="flex min-w-0 @3xl:w-36 @4xl:w-44">
          <TagsField task={task} onChange={change} />
        </div>
        <div className="flex min-w-0 @3xl:w-30 @4xl:w-34">
          <DueField
            task={task}
            onChange={change}
            isDone={space.statuses.find(({ id }) => id === task.statusId)?.category === 'done'}
            isShown={showsDue}
            request={due}
          />
        </div>
        <div className="flex shrink-0 @3xl:w-13">
          <CommentsField task={task} mutation={comment} />
        </div>
      </div>
      <RowMenu
        task={task}
        onChange={change}
        onMove={move}
        onRemove={remove}
        onChooseDue={chooseDue}
        due={due}
      />
    </li>
  )
})

/** The title above or below on the board, over the groups. */
function neighbourTitle(title: HTMLElement, direction: -1 | 1): HTMLElement | undefined {
  const titles = [
    ...(title.closest('[data-board]')?.querySelectorAll<HTMLElement>('[data-part=title]') ?? []),
  ]
  return titles[titles.indexOf(title) + direction]
}
