import { Trans, useLingui } from '@lingui/react/macro'
import type { InvoiceView } from '#contract/billing.ts'
import type { LineWords } from '#locales/billing/line-words.ts'
import { formatNumber } from '#ui/format.ts'
import { useLineWords } from '../line-words.ts'

/** B12: what is charged, line by line, with the time that it pays for. */
export function InvoiceLines({ invoice }: { invoice: InvoiceView }) {
  const { t, i18n } = useLingui()
  const wordsOf = useLineWords()
  return (
    <table
      aria-label={t({ message: 'Lines', comment: 'Of an invoice' })}
      className="tnum w-full border-collapse text-left [&_td]:py-2 [&_td]:align-top [&_th]:py-1.5 [&_tr]:border-b"
    >
      <thead>
        <tr className="text-small text-text-muted [&_th]:font-medium">
          <th scope="col">
            <Trans comment="Of a line of an invoice">Item</Trans>
          </th>
          <th scope="col" className={`${wide} w-16 text-right`}>
            <Trans>Quantity</Trans>
          </th>
          <th scope="col" className={`${wide} w-36 text-right`}>
            <Trans comment="Of one, for a whole cycle">Price</Trans>
          </th>
          <th scope="col" className="text-right sm:w-28 print:w-28">
            <Trans comment="Of a line of an invoice">Amount</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {invoice.lines.map((line, index) => {
          const words = wordsOf(line, invoice)
          return (
            <tr key={index}>
              <td className="pr-4">
                <Description words={words} />
              </td>
              <td className={`${wide} text-right`}>{formatNumber(i18n.locale, words.quantity)}</td>
              <td className={`${wide} text-right whitespace-nowrap`}>{words.unitPrice}</td>
              <td className="text-right whitespace-nowrap">{words.due}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Columns that a narrow window has no room for; what they say stands under the item there. */
const wide = 'max-sm:hidden print:table-cell'

function Description({ words }: { words: LineWords }) {
  const { each, price, time, working } = words
  return (
    <>
      <p className="font-medium wrap-anywhere">{words.item}</p>
      <p className="text-text-muted sm:hidden print:hidden">{each === null ? price : `${each} = ${price}`}</p>
      {working && (
        <>
          <p className="text-text-muted">{time}</p>
          <p className="text-text-muted">{working}</p>
        </>
      )}
    </>
  )
}
