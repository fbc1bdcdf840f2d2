import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { formatDate } from '#ui/format.ts'
import type { useDraft } from './use-draft.ts'

type DraftNoticesProps = Pick<
  ReturnType<typeof useDraft>,
  'notice' | 'changedElsewhere' | 'putAside' | 'undo' | 'keepMine'
> & {
  /** The service's clock; undefined until known. */
  now: number | undefined
  /** The automation was deleted while it was edited. */
  gone: boolean
  /** Gives up what is left of an automation that is gone. */
  onGiveUp: () => void
}

/** What has become of the draft: found again, put aside, overtaken by another version, or without its automation. */
export function DraftNotices({
  notice,
  changedElsewhere,
  putAside,
  undo,
  keepMine,
  now,
  gone,
  onGiveUp,
}: DraftNoticesProps): ReactNode {
  const { i18n } = useLingui()
  if (gone) {
    return (
      <Banner
        tone="warning"
        title={<Trans>This automation was deleted meanwhile.</Trans>}
        detail={<Trans>What you see is kept here and can be saved as a new one.</Trans>}
        action={
          <Button size="small" onClick={onGiveUp}>
            <Trans comment="Unsaved changes">Discard</Trans>
          </Button>
        }
      />
    )
  }
  if (changedElsewhere) {
    return (
      <Banner
        tone="warning"
        title={<Trans>It was changed elsewhere since you began.</Trans>}
        detail={<Trans>Saving your version replaces the other.</Trans>}
        action={
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={keepMine}>
              <Trans>Keep mine</Trans>
            </Button>
            <Button size="small" onClick={() => putAside('theirs')}>
              <Trans>Show theirs</Trans>
            </Button>
          </div>
        }
      />
    )
  }
  switch (notice?.kind) {
    case 'restored': {
      const time = notice.at === null ? null : writtenTime(i18n.locale, notice.at, now)
      return (
        <Banner
          tone="neutral"
          title={time === null ? <Trans>Unsaved changes</Trans> : <Trans>Unsaved changes from {time}</Trans>}
          action={
            <Button size="small" onClick={() => putAside('discarded')}>
              <Trans comment="Unsaved changes">Discard</Trans>
            </Button>
          }
        />
      )
    }
    case 'put_aside':
      return (
        <Banner
          tone="neutral"
          title={
            notice.why === 'theirs' ? (
              <Trans>This is the other version.</Trans>
            ) : (
              <Trans>Your unsaved changes were discarded.</Trans>
            )
          }
          action={
            <Button size="small" onClick={undo}>
              <Trans context="what was discarded">Undo</Trans>
            </Button>
          }
        />
      )
    case undefined:
      return null
  }
}

const DAY = 86_400_000

/** Of today, the time says enough. */
function writtenTime(locale: string, at: number, now: number | undefined): string {
  const isToday =
    now !== undefined && now - at < DAY && formatDate(locale, at, 'day') === formatDate(locale, now, 'day')
  return formatDate(locale, at, isToday ? 'time' : 'dayTime')
}
