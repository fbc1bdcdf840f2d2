import { useLingui } from '@lingui/react/macro'
import { formatDate, formatRelative } from '#ui/format.ts'
import { Tooltip } from '#ui/tooltip.tsx'

/** How long ago; the exact time under the pointer. For the keyboard it is in what the row opens. */
export function When({ at, now }: { at: string; now: number | undefined }) {
  const { i18n } = useLingui()
  const instant = Date.parse(at)
  return (
    <Tooltip content={formatDate(i18n.locale, instant, 'full')}>
      <time dateTime={at}>
        {now === undefined
          ? formatDate(i18n.locale, instant, 'dayTime')
          : formatRelative(i18n.locale, Math.min(instant, now), now)}
      </time>
    </Tooltip>
  )
}

/** To the second, with the zone. */
export function Exactly({ at }: { at: string }) {
  const { i18n } = useLingui()
  return (
    <time dateTime={at} className="tnum">
      {formatDate(i18n.locale, Date.parse(at), 'full')}
    </time>
  )
}
