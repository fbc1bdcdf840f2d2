import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { Button } from '#ui/button.tsx'
import { cx } from '#ui/cx.ts'
import { formatNumber } from '#ui/format.ts'
import { lazyPart } from '#ui/on-demand.ts'
import { PartHeadings, PartRow, partGrid, Refused, type Scale, Used } from './part-row.tsx'
import { AsOf } from './part-states.tsx'
import type { PartsProps } from './parts-props.ts'
import { useHeldOrder } from './use-held-order.ts'

/** More rows than this are drawn as they come into view. */
const PLAIN_MOST = 60

const VirtualParts = lazyPart(
  () => import('./virtual-parts.tsx'),
  part => part.VirtualParts,
)

type Sum = { used: number; refused: number }

type PartListProps<Part> = PartsProps<Part> & {
  kind: Scale['kind']
  /** What all of them come to. */
  sum: Sum
  /** As of when, where that is another moment than the card's. */
  asOf: string | null
  /** What there is to know of all rows, above them. */
  about?: ReactNode
  failures?: ReactNode
  /** Those that are not among the parts, and the way to them. */
  others?: { name: string; used: number; refused: number; all: AllParts } | undefined
  /** Whether there are all of them since somebody asked for them. */
  whole?: boolean
}

type AllParts = { name: string; show: () => void; pending: boolean; failure: string | undefined }

/** Rows that add up to the month's number, which stands under them (U3). */
export function PartList<Part extends { id: string; used: number }>({
  kind,
  label,
  parts,
  row,
  sum,
  asOf,
  about,
  failures,
  others,
  whole = false,
}: PartListProps<Part>) {
  const { items, holding } = useHeldOrder(parts)
  const area = useRef<HTMLDivElement>(null)
  const wasWhole = useRef(whole)

  useEffect(() => {
    // What was pressed is gone.
    if (whole && !wasWhole.current) area.current?.focus({ preventScroll: true })
    wasWhole.current = whole
  }, [whole])

  const plain = (shown: readonly Part[]) => (
    <ul aria-label={label}>
      {shown.map(part => (
        <li key={part.id}>{row(part)}</li>
      ))}
    </ul>
  )
  return (
    <div>
      <div className="pb-2 empty:hidden">{failures}</div>
      {about}
      <PartHeadings kind={kind} />
      <div ref={area} tabIndex={-1} {...holding}>
        {items.length > PLAIN_MOST ? (
          <Suspense fallback={plain(items.slice(0, PLAIN_MOST))}>
            <VirtualParts {...{ label, row: row as (part: { id: string }) => ReactNode }} parts={items} />
          </Suspense>
        ) : (
          plain(items)
        )}
      </div>
      {others && (
        <PartRow
          kind={kind}
          total={sum.used}
          // Together they may be more than any one.
          most={null}
          used={others.used}
          name={<OthersName {...others} />}
          note={others.refused > 0 && <Refused count={others.refused} />}
        />
      )}
      <Total {...{ kind, sum, asOf }} />
    </div>
  )
}

function OthersName({ name, all }: { name: string; all: AllParts }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="text-text-muted">{name}</span>
      <Button size="small" pending={all.pending} onClick={all.show} className="-my-0.5">
        {all.name}
      </Button>
      {all.failure !== undefined && (
        <p role="alert" className="w-full text-suspended-text">
          {all.failure}
        </p>
      )}
    </div>
  )
}

function Total({ kind, sum, asOf }: Pick<PartListProps<never>, 'kind' | 'sum' | 'asOf'>) {
  const { i18n } = useLingui()
  return (
    <div className={cx(partGrid(kind), 'border-t py-2 font-medium')}>
      <p className="flex flex-wrap gap-x-3 py-0.5">
        <Trans>Total</Trans>
        <span className="sm:hidden">{formatNumber(i18n.locale, sum.used)}</span>
        <span className="font-normal">
          <Refused count={sum.refused} />
        </span>
        {asOf !== null && <AsOf moment={asOf} />}
      </p>
      <div className="max-sm:hidden">
        <Used used={sum.used} />
      </div>
    </div>
  )
}
