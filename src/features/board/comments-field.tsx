import { Trans, useLingui } from '@lingui/react/macro'
import MessageSquare from 'lucide-react/icons/message-square'
import Zap from 'lucide-react/icons/zap'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useExplain } from '#api/use-explain.ts'
import { useNow } from '#api/use-now.ts'
import type { TaskView } from '#contract/tasks.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Button } from '#ui/button.tsx'
import { cx } from '#ui/cx.ts'
import { fieldLook } from '#ui/field-look.ts'
import { formatDate, formatNumber, formatRelative } from '#ui/format.ts'
import { Popover } from '#ui/popover.tsx'
import { useBoard } from './board-context.tsx'
import { atHand, CellButton } from './cell-button.tsx'
import type { useTaskActions } from './use-task-actions.ts'

type CommentMutation = ReturnType<typeof useTaskActions>['comment']

export function CommentsField({ task, mutation }: { task: TaskView; mutation: CommentMutation }) {
  const { t, i18n } = useLingui()
  const count = task.comments.length
  return (
    <Popover
      title={t`Comments`}
      align="end"
      trigger={
        <CellButton
          data-part="comments"
          name={t`Comments on ${task.title}: ${count}`}
          className={count > 0 ? '' : atHand}
        >
          <MessageSquare size={16} strokeWidth={1.75} className="text-text-muted" />
          {count > 0 && <span className="tnum text-text-muted">{formatNumber(i18n.locale, count)}</span>}
        </CellButton>
      }
    >
      <Comments task={task} mutation={mutation} />
    </Popover>
  )
}

function Comments({ task, mutation }: { task: TaskView; mutation: CommentMutation }) {
  const { t } = useLingui()
  const explain = useExplain()
  const { comments } = useBoard()
  const [text, setText] = useState(comments.current.get(task.id) ?? '')
  const field = useRef<HTMLTextAreaElement>(null)
  const refusal = mutation.isError ? explain(mutation.error) : null
  const blank = text.trim() === ''

  // Kept for the task until it is sent: a press beside the popover closes it.
  function write(next: string) {
    setText(next)
    comments.current.set(task.id, next)
  }

  function send() {
    if (blank || mutation.isPending) return
    mutation.mutate(
      { id: task.id, text: text.trim() },
      {
        onSuccess() {
          if (comments.current.get(task.id) === text) write('')
          field.current?.focus()
        },
      },
    )
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }

  return (
    <div className="flex w-72 max-w-full flex-col gap-3">
      {task.comments.length === 0 ? (
        <p className="text-text-muted">
          <Trans>No comments yet.</Trans>
        </p>
      ) : (
        <ul className="flex max-h-60 flex-col gap-3 overflow-y-auto">
          {task.comments.map((comment, index) => (
            <Comment key={index} comment={comment} />
          ))}
        </ul>
      )}
      <form
        className="flex flex-col gap-2"
        onSubmit={event => {
          event.preventDefault()
          send()
        }}
      >
        <textarea
          ref={field}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onKeyDown={onKeyDown}
          aria-label={t`Comment`}
          placeholder={t`Write a comment`}
          rows={2}
          maxLength={10_000}
          value={text}
          onChange={event => write(event.currentTarget.value)}
          className={cx(fieldLook, 'resize-y py-1.5')}
        />
        {refusal && (
          <p role="alert" className="text-small text-suspended-text">
            {refusal.reason} {refusal.help}
          </p>
        )}
        <Button
          type="submit"
          className="self-end"
          pending={mutation.isPending}
          disabledReason={blank ? t`Write something first` : undefined}
        >
          <Trans context="verb">Comment</Trans>
        </Button>
      </form>
    </div>
  )
}

function Comment({ comment: { at, by, text } }: { comment: TaskView['comments'][number] }) {
  const { t, i18n } = useLingui()
  const { members } = useBoard()
  const now = useNow(30_000)
  const instant = Date.parse(at)
  const when =
    now === undefined
      ? formatDate(i18n.locale, instant, 'dayTime')
      : formatRelative(i18n.locale, instant, Math.max(now, instant))
  const author =
    by.kind === 'automation'
      ? by.name
      : (members.find(({ id }) => id === by.memberId)?.name ?? t`A former member`)
  return (
    <li className="flex gap-2">
      {by.kind === 'member' ? (
        <Avatar name={author} seed={by.memberId} size="small" decorative />
      ) : (
        <span className="grid size-5 shrink-0 place-items-center text-accent-text">
          <Zap size={14} fill="currentColor" />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap gap-x-2">
          <span className="font-medium wrap-anywhere">{author}</span>
          <span className="text-text-muted">{when}</span>
        </p>
        <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
      </div>
    </li>
  )
}
