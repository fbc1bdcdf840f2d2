import { useLingui } from '@lingui/react/macro'
import CircleCheck from 'lucide-react/icons/circle-check'
import CirclePause from 'lucide-react/icons/circle-pause'
import CircleSlash from 'lucide-react/icons/circle-slash'
import Info from 'lucide-react/icons/info'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import X from 'lucide-react/icons/x'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import { type Tone, tinted } from './tone.ts'

type BannerTone = Exclude<Tone, 'accent'>

type BannerProps = {
  tone: BannerTone
  /** What: "100 of 100 Actions used." */
  title: ReactNode
  /** Until when, and the way out. */
  detail?: ReactNode
  /** One button or link. */
  action?: ReactNode
  onDismiss?: () => void
  /** Off where something else reads it out. */
  announced?: boolean
  /** `page` spans the width under a header; `card` stands within content. */
  shape?: 'page' | 'card'
}

// Told apart by their sign as well as by their colour.
const signs: Record<BannerTone, typeof Info> = {
  neutral: Info,
  warning: TriangleAlert,
  used_up: CircleSlash,
  suspended: CirclePause,
  paid: CircleCheck,
}

/** A state that lasts. It is read out when it appears: at once when everything has stopped, else in its turn. */
export function Banner({
  tone,
  title,
  detail,
  action,
  onDismiss,
  announced = true,
  shape = 'page',
}: BannerProps) {
  const { t } = useLingui()
  const Sign = signs[tone]
  return (
    <div
      role={announced ? (tone === 'suspended' ? 'alert' : 'status') : 'note'}
      className={cx(
        'flex items-start gap-2 px-4 py-2',
        shape === 'page' ? 'border-b' : 'rounded-card border',
        tinted[tone],
      )}
    >
      <Sign size={16} className="my-2" />
      <div
        className={cx(
          'flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-1',
          shape === 'page' && 'md:flex-nowrap',
        )}
      >
        <p className={cx('min-w-0 py-1.5 wrap-anywhere', shape === 'card' && 'prose-width')}>
          <span className="font-medium">{title}</span> {detail && <span className="text-text">{detail}</span>}
        </p>
        {action && <div className="flex max-w-full shrink-0 flex-wrap gap-2">{action}</div>}
      </div>
      {onDismiss && <IconButton icon={X} name={t`Dismiss`} onClick={onDismiss} />}
    </div>
  )
}
