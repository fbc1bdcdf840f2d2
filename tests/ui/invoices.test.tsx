import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react'
import fc from 'fast-check'
import papaparse from 'papaparse'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { activateLocale } from '#app/locale.ts'
import type { InvoiceView } from '#contract/billing.ts'
import { InvoiceSheet } from '#features/billing/invoices/invoice-sheet.tsx'
import { invoiceTable } from '#features/billing/invoices/invoice-table.ts'
import { manyInvoices, told } from '#features/billing/invoices/told-invoices.ts'
import { withLaterTexts } from '#locales/texts.ts'
import { call } from '../support/call.ts'
import { centsShown, plainSpaces } from '../support/displayed-money.ts'
import { openApp } from '../support/open-app.tsx'
import { buy, invoicesOf, pack, upgradeTo } from '../support/purchases.ts'
import { randomInvoice } from '../support/random-invoice.ts'
import { studio } from '../support/studio.ts'

// Parts of the application load when they are opened, on a busy machine in more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 60_000 })

/** The files that were given to the reader. */
let files: Promise<string>[]

beforeEach(async () => {
  localStorage.clear()
  files = []
  let blob: Blob | undefined
  URL.createObjectURL = made => {
    blob = made as Blob
    return 'blob:file'
  }
  URL.revokeObjectURL = () => {}
  HTMLAnchorElement.prototype.click = function click() {
    if (this.download && blob) files.push(blob.text())
  }
  await withLaterTexts(Promise.resolve())
  await activateLocale('en')
})
afterEach(cleanup)

const LIST = '/settings/billing/invoices'
const LANGUAGES = ['en', 'fr'] as const

/** A service that knows nothing but these invoices, and otherwise the small workspace's. */
async function openOn(invoices: InvoiceView[], path = LIST) {
  const app = await openApp(path, {
    scenario: studio(),
    answer: request => {
      const { pathname } = new URL(request.url)
      if (pathname.endsWith('/invoices')) return Response.json({ items: invoices })
      const asked = invoices.find(({ id }) => pathname.endsWith(`/invoices/${id}`))
      return asked && Response.json(asked)
    },
  })
  return app
}

/** The rows of the list, without its headings. */
const listed = () => screen.queryAllByRole('row').filter(row => row.closest('tbody'))

const textOf = (element: Element | null | undefined) => element?.textContent ?? ''

/** The amounts of an invoice's page, in cents. */
function amountsOf(sheet: HTMLElement, locale: 'en' | 'fr') {
  const cents = (text: string) => centsShown(locale, text)
  const [, ...rows] = within(sheet).getAllByRole('row')
  const sums = [...sheet.querySelectorAll('dl dd')].slice(-3).map(sum => cents(textOf(sum)))
  return { lines: rows.map(row => cents(textOf(row.lastElementChild))), sums }
}

const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0)

test.each(LANGUAGES)('B6, B12: in %s the cents agree in list, page, file and the books', async locale => {
  await activateLocale(locale)
  const { host, user } = await openApp(LIST, { scenario: studio() })
  await call(host, 'PATCH /billing/details', { body: { taxRate: 1_925, legalName: '=1+1 <b>Acme</b>' } })
  await buy(host, { wanted: { ...pack, quantity: 7 } })
  await buy(host, { wanted: upgradeTo('business_plus') })
  const invoices = await invoicesOf(host)
  // What was bought meanwhile comes without a reload.
  await screen.findByRole('table', { name: /^(Invoices|Factures)$/ })
  await waitFor(() => expect(listed()).toHaveLength(2))
  const shown = listed().map(row => centsShown(locale, textOf(row.lastElementChild)))
  expect(shown).toEqual(invoices.map(({ total }) => total))

  await user.click(screen.getByRole('button', { name: /CSV/ }))
  await waitFor(() => expect(files).toHaveLength(1))
  const text = (await files[0])?.replace('\uFEFF', '') ?? ''
  const [headings = [], ...rows] = papaparse.parse<string[]>(text).data
  const column = (name: RegExp) => rows.map(row => row[headings.findIndex(heading => name.test(heading))])
  const decimals = (of: (invoice: InvoiceView) => number) => invoices.map(one => (of(one) / 100).toFixed(2))
  expect(column(/^Total$/)).toEqual(decimals(({ total }) => total))
  expect(column(/^(Subtotal|Sous-total)$/)).toEqual(decimals(({ subtotal }) => subtotal))
  expect(column(/^(Tax|Taxe)$/)).toEqual(decimals(({ tax }) => tax))
  expect(column(/^(Invoiced to|Facturé à)$/)).toEqual(invoices.map(() => "'=1+1 <b>Acme</b>"))

  for (const { number, lines, subtotal, tax, total } of invoices) {
    await user.click(await screen.findByRole('link', { name: number ?? '' }))
    const sheet = await screen.findByRole('article', { name: new RegExp(`${number}$`) })
    expect(amountsOf(sheet, locale)).toEqual({
      lines: lines.map(({ due }) => due),
      sums: [subtotal, tax, total],
    })
    // T5: as it is written.
    expect(within(sheet).getByText('=1+1 <b>Acme</b>')).toBeTruthy()
    await user.click(screen.getByRole('link', { name: /^(All invoices|Toutes les factures)$/ }))
    await waitFor(() => expect(textOf(document.activeElement)).toBe(number))
  }
})

test.each(LANGUAGES)(
  'B6, B12: in %s the lines of any invoice add up to its total as displayed',
  async locale => {
    await activateLocale(locale)
    fc.assert(
      fc.property(randomInvoice, invoice => {
        const { container, unmount } = render(
          <I18nProvider i18n={i18n}>
            <InvoiceSheet title="Invoice" invoice={invoice} />
          </I18nProvider>,
        )
        const { lines, sums } = amountsOf(container, locale)
        const [subtotal = Number.NaN, tax = Number.NaN, total] = sums
        expect(subtotal).toBe(sum(lines))
        expect(total).toBe(subtotal + tax)
        const [row = []] = invoiceTable(i18n, [invoice]).rows
        expect(row).toContain(((total ?? 0) / 100).toFixed(2))
        unmount()
      }),
      { numRuns: 60 },
    )
  },
)

describe('B12: the page', () => {
  test('B12: says number, seller, buyer, days, lines with their proration, tax, total and the card', async () => {
    const print = vi.fn()
    window.print = print
    const { user } = await openOn([told.taxed], `${LIST}/HR-000003`)
    const sheet = await screen.findByRole('article', { name: 'Invoice HR-000003' })
    const text = plainSpaces(textOf(sheet))
    for (const part of [
      ...['HR-000003', 'Jul 19, 2026', 'Jul 19, 2026 – Jan 1, 2027', 'Headroom, Inc.'],
      ...['Acme Studio LLC', 'Portland, OR 97209', 'US 12-3456789', '+25,000 Actions a month'],
      ...['5 months and 13 of 31 days left', '$3,000.00 × (5 + 13/31) / 12 = $1,354.84'],
      ...['Proration:', 'Tax (20%)', '$270.97', '$1,625.81'],
      'Paid on Jul 19, 2026 with American Express ending in 0005',
    ]) {
      expect(text).toContain(part)
    }
    expect(document.title).toBe('Invoice HR-000003 · Headroom')
    await user.click(screen.getByRole('button', { name: 'Print' }))
    expect(print).toHaveBeenCalledOnce()
  })

  test('B10, B12: what is not paid says so, and has no number', async () => {
    const { router } = await openOn([told.pastDue, told.uncollectible], `${LIST}/${told.pastDue.id}`)
    const late = await screen.findByRole('article', { name: 'Invoice' })
    expect(within(late).getByText('Past due')).toBeTruthy()
    expect(within(late).getByText('No number yet')).toBeTruthy()
    expect(within(late).getByText('Not paid yet')).toBeTruthy()
    expect(textOf(late)).not.toMatch(/HR-\d/)
    await router.navigate({
      to: '/settings/billing/invoices/$invoiceId',
      params: { invoiceId: told.uncollectible.id },
    })
    expect(await screen.findByText('Not collected')).toBeTruthy()
    expect(screen.getByText(/Its add-ons have ended/)).toBeTruthy()
    expect(screen.getByText('No number')).toBeTruthy()
  })

  test('B12: an address without an invoice says so, and leads back', async () => {
    const { user } = await openOn([told.addOn], `${LIST}/HR-999999`)
    expect(await screen.findByText('There is no such invoice')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Print' })).toBeNull()
    await user.click(screen.getByRole('link', { name: 'All invoices' }))
    expect(await screen.findByRole('link', { name: 'HR-000001' })).toBeTruthy()
  })
})

describe('B12: the list', () => {
  test('B12: hundreds come in parts, and who comes back is at the row that was opened', async () => {
    const { user } = await openOn(manyInvoices(320))
    await screen.findByRole('table', { name: 'Invoices' })
    expect(listed()).toHaveLength(50)
    await user.click(screen.getByRole('button', { name: 'Show more' }))
    expect(listed()).toHaveLength(100)
    await user.click(screen.getByRole('link', { name: 'HR-000230' }))
    await screen.findByRole('article', { name: 'Invoice HR-000230' })
    await user.click(screen.getByRole('link', { name: 'All invoices' }))
    await waitFor(() => expect(textOf(document.activeElement)).toBe('HR-000230'))
    expect(listed()).toHaveLength(100)
  })

  test('B12: a renewal that was paid late stands where it was paid, in list and file alike; past due is on top', async () => {
    const late = { ...told.addOn, date: '2026-11-19' as const, paidAt: '2026-11-24T19:00:00.000Z' }
    const { user } = await openOn([
      { ...told.upgrade, number: 'HR-000005', paidAt: '2026-11-23T19:00:00.000Z' },
      { ...late, number: 'HR-000006', date: late.date as InvoiceView['date'] },
      told.pastDue,
    ])
    await screen.findByRole('table', { name: 'Invoices' })
    const numbers = listed().map(row => textOf(within(row).getByRole('link')))
    expect(numbers).toEqual(['No number yet', 'HR-000006', 'HR-000005'])
    const [, second] = listed().map(row => within(row).getByRole('rowheader').nextElementSibling)
    expect(textOf(second)).toBe('Nov 24, 2026')
    await user.click(screen.getByRole('button', { name: /CSV/ }))
    await waitFor(() => expect(files).toHaveLength(1))
    expect((await files[0])?.match(/HR-\d+/g)).toEqual(expect.arrayContaining(['HR-000006', 'HR-000005']))
    expect((await files[0])?.indexOf('HR-000006')).toBeLessThan((await files[0])?.indexOf('HR-000005') ?? 0)
  })

  test('B10: after the last attempt it says what ended', async () => {
    await openApp(LIST, { scenario: 'renewal-given-up' })
    const note = await screen.findByText(/was not paid\.$/)
    expect(plainSpaces(textOf(note.closest('[role=note]')))).toContain(
      'With it ended: +5,000 Actions a month.',
    )
  })

  test('B12: nothing bought yet says so, without a file', async () => {
    await openOn([])
    expect(await screen.findByText('No invoices yet')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Download as CSV' })).toBeNull()
  })

  test('B12: what cannot be read can be tried again', async () => {
    let isCut = true
    const { user } = await openApp(LIST, {
      scenario: studio(),
      isCut: ({ url }) => isCut && url.endsWith('/invoices'),
    })
    const again = await screen.findByRole('button', { name: 'Try again' })
    isCut = false
    await user.click(again)
    expect(await screen.findByText('No invoices yet')).toBeTruthy()
  })
})
