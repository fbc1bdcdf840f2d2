import { useLingui } from '@lingui/react/macro'
import Zap from 'lucide-react/icons/zap'
import { useNow } from '#api/use-now.ts'
import type { TaskView } from '#contract/tasks.ts'
import type { TaskField } from '#domain/task.ts'
import { formatDate, formatRelative } from '#ui/format.ts'
import { useTooltip } from '#ui/use-tooltip.tsx'

/** What automations changed of a task, which one did, and when. */
export function AutomatedMark({ task }: { task: TaskView }) {
  const { t, i18n } = useLingui()
  const now = useNow(30_000)
  const fields: Record<TaskField, string> = {
    title: t`title`,
    status: t`status`,
    priority: t`priority`,
    assignees: t`assignees`,
    tags: t`tags`,
    comments: t`comments`,
  }
  const list = new Intl.ListFormat(i18n.locale)
  const lines = task.automated
    .filter(mark => mark.fields.length > 0)
    .map(mark => {
      const at = Date.parse(mark.at)
      // Guests are not told the service's time, so they read when instead of how long ago.
      const when =
        now === undefined
          ? formatDate(i18n.locale, at, 'dayTime')
          : formatRelative(i18n.locale, at, Math.max(now, at))
      const what = list.format(mark.fields.map(field => fields[field]))
      return { id: mark.runId, text: t`${mark.name} changed ${what}, ${when}` }
    })
  const tooltip = useTooltip(
    lines.map(({ id, text }) => (
      <span key={id} className="block">
        {text}
      </span>
    )),
    {},
    { press: true },
  )
  if (lines.length === 0) return null
  const spoken = list.format(lines.map(({ text }) => text))
  return (
    <>
      <button
        type="button"
        {...tooltip.props}
        aria-label={spoken}
        className="target-24 grid size-5 shrink-0 place-items-center rounded-control text-accent-text hover:bg-hover"
      >
        <Zap size={12} fill="currentColor" />
      </button>
      {tooltip.popup}
    </>
  )
}
