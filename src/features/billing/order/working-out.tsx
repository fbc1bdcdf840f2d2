import { Trans, useLingui } from '@lingui/react/macro'
import type { QuoteView } from '#contract/billing.ts'
import { billingDay, periodWords } from '#locales/billing/line-words.ts'
import { formatMoney, formatPercent } from '#ui/format.ts'
import { prorationNote, useLineWords } from '../line-words.ts'

/** B5: the sum in words and in numbers, for who wants to do it again. */
export function WorkingOut({ quote }: { quote: QuoteView }) {
  const { i18n } = useLingui()
  const wordsOf = useLineWords()
  const { lines, cycle, period, subtotal, tax, total, taxRate } = quote
  const money = (cents: number) => formatMoney(i18n.locale, cents)
  const terms = { cycle: cycle.kind, period }
  const cycleDates = periodWords(i18n, { from: cycle.start, to: cycle.end })
  const today = billingDay(i18n, period.from)
  const isProrated = lines.some(({ remaining }) => remaining !== null)
  const rate = formatPercent(i18n.locale, taxRate / 10_000, taxRate % 100 === 0 ? 0 : 2)
  const net = money(subtotal)
  const taxed = money(tax)
  const [first = 0, ...others] = [...lines.map(({ due }) => due), ...(taxRate > 0 ? [tax] : [])]
  const sum = others.reduce(
    (text, due) => `${text} ${due < 0 ? '−' : '+'} ${money(Math.abs(due))}`,
    money(first),
  )
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-control font-medium text-accent-text">
        <Trans>How this is worked out</Trans>
      </summary>
      <div className="flex flex-col gap-2 pt-2 text-text-muted">
        <p>
          <Trans>
            The billing cycle: {cycleDates}. Today is {today}, in Pacific Time.
          </Trans>
        </p>
        <ul className="flex flex-col gap-2">
          {lines.map(line => {
            const words = wordsOf(line, terms)
            return (
              <li key={words.item}>
                {words.counted}
                <span className="tnum block text-text">
                  {words.working ?? (words.each ? `${words.each} = ${words.due}` : words.due)}
                </span>
              </li>
            )
          })}
          {taxRate > 0 && (
            <li>
              <Trans comment="With its rate: Tax (20%)">Tax ({rate})</Trans>
              <span className="tnum block text-text">
                {net} × {rate} = {taxed}
              </span>
            </li>
          )}
          {(lines.length > 1 || taxRate > 0) && (
            <li>
              <Trans>Due today</Trans>
              <span className="tnum block text-text">
                {sum} = {money(total)}
              </span>
            </li>
          )}
        </ul>
        <p>
          {isProrated ? (
            prorationNote(i18n, cycle.kind)
          ) : (
            <Trans>A new cycle begins today: all of it is paid for, so there is nothing to take off.</Trans>
          )}
        </p>
      </div>
    </details>
  )
}
