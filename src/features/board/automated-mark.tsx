import { useLingui } from '@lingui/react/macro'
import Zap from 'lucide-react/icons/zap'
import { useNow } from '#api/use-now.ts'
import type { TaskView } from '#contract/tasks.ts'
import type { TaskField } from '#domain/task.ts'
import { formatDate, formatRelative } from '#ui/format.ts'
import { useTooltip } from '#ui/use-tooltip.tsx'

/** As long as `formatRelative` says "now", in milliseconds. */
const JUST_NOW = 45_000

/** What automations changed of a task, or that one made it, which one did, and when. */
export function AutomatedMark({ task }: { task: TaskView }) {
  const { t, i18n } = useLingui()
  const now = useNow(30_000)
  const deeds: Record<TaskField, string> = {
    title: t({ message: 'changed the title', context: 'done by an automation' }),
    status: t({ message: 'set the status', context: 'done by an automation' }),
    priority: t({ message: 'set the priority', context: 'done by an automation' }),
    assignees: t({ message: 'changed the assignees', context: 'done by an automation' }),
    tags: t({ message: 'changed the tags', context: 'done by an automation' }),
    comments: t({ message: 'added a comment', context: 'done by an automation' }),
  }
  const list = new Intl.ListFormat(i18n.locale)
  const lines = task.automated
    .filter(mark => mark.created || mark.fields.length > 0)
    .map(mark => {
      const at = Date.parse(mark.at)
      // Until the service's time is known, when instead of how long ago.
      const when =
        now === undefined
          ? formatDate(i18n.locale, at, 'dayTime')
          : now - at < JUST_NOW
            ? t`just now`
            : formatRelative(i18n.locale, at, now)
      const { name } = mark
      if (mark.created) return { id: mark.runId, text: t`Created by ${name}, ${when}` }
      const deed = list.format(mark.fields.map(field => deeds[field]))
      const text = t({
        message: `${mark.name} ${deed}, ${when}`,
        comment: 'Note the start added a comment, just now',
      })
      return { id: mark.runId, text }
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
