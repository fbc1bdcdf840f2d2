import CircleAlert from 'lucide-react/icons/circle-alert'
import Info from 'lucide-react/icons/info'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { ReactNode } from 'react'
import { tinted } from '#ui/tone.ts'

type NoticeTone = 'neutral' | 'warning' | 'suspended'

type NoticeProps = {
  tone: NoticeTone
  /** Whether it interrupts who listens; otherwise it is read in its turn. */
  urgent?: boolean
  title: ReactNode
  /** What helps, what was and what was not done. */
  detail: ReactNode
}

// Told apart by their sign as well as by their colour.
const signs: Record<NoticeTone, typeof Info> = {
  neutral: Info,
  warning: TriangleAlert,
  suspended: CircleAlert,
}

/** What has come of a press, or happened by itself, beside what it is about. It is read out when it appears. */
export function Notice({ tone, urgent = false, title, detail }: NoticeProps) {
  const Sign = signs[tone]
  return (
    <div
      role={urgent ? 'alert' : 'status'}
      className={`flex gap-2 rounded-card border px-4 py-3 ${tinted[tone]}`}
    >
      <Sign size={16} className="my-0.5" />
      <p className="min-w-0 text-pretty wrap-anywhere">
        <span className="font-medium">{title}</span> <span className="text-text">{detail}</span>
      </p>
    </div>
  )
}
