import { useLingui } from '@lingui/react/macro'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { useId } from 'react'
import { cx } from '#ui/cx.ts'
import { formatNumber } from '#ui/format.ts'
import { AddTask } from './add-task.tsx'
import { useBoard } from './board-context.tsx'
import type { Group, Section } from './sections.ts'
import { StatusSign } from './status-sign.tsx'
import { TaskRow } from './task-row.tsx'
import { useKeptSet } from './use-kept-set.ts'
import type { TaskCreation } from './use-tasks.ts'

type StatusGroupProps = {
  group: Group
  section: Section
  level: 2 | 3
  /** On their way to the service. */
  added: readonly TaskCreation[]
  onAdd: (creation: TaskCreation) => void
}

export function StatusGroup({ group: { status, tasks }, section, level, added, onAdd }: StatusGroupProps) {
  const { i18n } = useLingui()
  const { drag, showsLists } = useBoard()
  const [folded, toggle] = useKeptSet('headroom.board.folded')
  const id = useId()
  const open = !folded.has(status.id)
  const Heading = `h${level}` as const
  const { list, space } = section
  const { target } = drag
  const dropsHere = target?.statusId === status.id && target.spaceId === space.id
  return (
    <section
      aria-labelledby={id}
      data-space={space.id}
      data-status={status.id}
      className={cx('pb-3', dropsHere && !open && 'bg-accent-tint')}
    >
      <Heading id={id} className="sticky top-0 z-1 bg-surface">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => toggle(status.id)}
          className="flex h-9 w-full items-center rounded-control text-left font-semibold focus-visible:-outline-offset-2"
        >
          <span className="grid w-5 place-items-center text-text-muted">
            <ChevronRight size={14} className={cx('transition-[rotate]', open && 'rotate-90')} />
          </span>
          <span className="grid w-7 place-items-center">
            <StatusSign category={status.category} />
          </span>
          <span className="ml-2 truncate">{status.name}</span>
          <span className="tnum ml-2 font-normal text-text-muted">
            {formatNumber(i18n.locale, tasks.length + added.length)}
          </span>
        </button>
      </Heading>
      {open && (
        <>
          <ul>
            {tasks.map(task => (
              <TaskRow key={task.id} task={task} space={space} />
            ))}
            {added.map((creation, index) => (
              <li key={index} className="flex min-h-9 items-center border-t pl-14 text-text-muted">
                <span className="truncate">{creation.title}</span>
              </li>
            ))}
          </ul>
          {list && (
            <div
              className={cx(
                'relative',
                dropsHere &&
                  target.before === null &&
                  'before:absolute before:inset-x-0 before:-top-px before:z-1 before:h-0.5 before:bg-accent',
              )}
            >
              <AddTask
                listId={list.id}
                statusId={status.id}
                status={status.name}
                into={showsLists ? list.name : null}
                onAdd={title =>
                  onAdd({
                    listId: list.id,
                    title,
                    statusId: status.id,
                    position: Math.max(0, ...tasks.map(({ position }) => position)) + 1 + added.length,
                  })
                }
              />
            </div>
          )}
        </>
      )}
    </section>
  )
}
