import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useRef } from 'react'
import { ListEnd, scrollerOf } from './list-end.tsx'
import { NewerPill } from './newer-pill.tsx'

type LogListProps = {
  label: string
  /** Its rows, `<li>` each, newest first. */
  children: ReactNode
  /** What came since it is read and is not shown: how many, and what shows them. `many`: there may be more. */
  top: { newer: number; many: boolean; show(): void }
  /** What there is behind the rows. `auto`: it may come without a press. */
  log: { hasMore: boolean; pending: boolean; more(): void; auto: boolean }
  /** Why the rest could not be had. */
  failure?: string | undefined
  /** Above the button for more. */
  note?: ReactNode
}

/** A list that does not move while it is read: what is new waits above until it is asked for, what is older comes below. */
export function LogList({ label, children, top, log, failure, note }: LogListProps) {
  const { t } = useLingui()
  const list = useRef<HTMLOListElement>(null)
  const { newer, many } = top

  function show() {
    top.show()
    const scroller = list.current && scrollerOf(list.current)
    if (scroller) scroller.scrollTop = 0
    list.current?.focus({ preventScroll: true })
  }

  const words = many
    ? t({ message: `${newer} or more new`, comment: 'Rows that came while a log was read' })
    : t`${plural(newer, { one: '# new', other: '# new' })}`
  return (
    <div>
      <NewerPill label={newer === 0 ? null : words} onShow={show} />
      <ol ref={list} tabIndex={-1} aria-label={label}>
        {children}
      </ol>
      <ListEnd
        hasMore={log.hasMore}
        pending={log.pending}
        onMore={log.more}
        auto={log.auto}
        failure={failure}
      >
        {note}
      </ListEnd>
    </div>
  )
}
