import { expect } from 'vitest'
import type { MailView } from '#contract/mails.ts'
import type { UsageView } from '#contract/usage.ts'
import type { BreakdownView, MonthInDaysView, MonthView } from '#contract/usage-detail.ts'
import { may } from '#domain/roles.ts'
import type { MemoryHost } from '#hosts/memory/memory-host.ts'
import type { Seed } from '#service/seed.ts'
import { call } from './call.ts'

const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0)

/** U3, U9: that whatever is shown of a month, by day, automation or place, adds up to what is shown of it as a whole. */
export async function expectDisplayedToAgree(host: Pick<MemoryHost, 'app'>, seed: Seed): Promise<void> {
  const usage = (await call(host, 'GET /usage')).body as UsageView
  const months = (await call(host, 'GET /usage/months')).body.items as MonthView[]
  expect(months[0]).toMatchObject({ month: usage.month, used: usage.used, allowance: usage.allowance })
  for (const told of seed.months) {
    const shown = months.find(({ month }) => month === told.meter.month)
    const isOver = told.meter.month !== usage.month
    expect(shown).toMatchObject({
      used: isOver ? told.meter.used : told.meter.published.used,
      refused: told.meter.refused,
      allowance: told.allowance,
    })
  }
  for (const { month, used, refused } of months) {
    const inDays = (await call(host, `GET /usage/months/${month}`)).body as MonthInDaysView
    expect([inDays.used, inDays.refused]).toEqual([used, refused])
    expect(sum(inDays.days.map(day => day.used))).toBe(used)
    expect(sum(inDays.days.map(day => day.refused))).toBe(refused)
    for (const by of ['automations', 'places']) {
      const { status, body } = await call(host, `GET /usage/months/${month}/${by}`)
      expect(status).toBe(200)
      const { items, others } = body as BreakdownView<{ used: number; refused: number }>
      expect(sum(items.map(item => item.used)) + others.used).toBe(used)
      expect(sum(items.map(item => item.refused)) + others.refused).toBe(refused)
    }
  }
}

/** A1, B10: that every alert and every bill of the seed went to the owner and every admin, and nothing else did. */
export async function expectMailsToAgree(host: Pick<MemoryHost, 'app'>, seed: Seed): Promise<void> {
  const recipients = seed.workspace.members.filter(({ role }) => may(role, 'billing'))
  const expected = seed.months.flatMap(({ meter, alerts }) =>
    alerts.flatMap(({ kind, allowance, used }) =>
      recipients.map(({ id, locale }) => `${meter.month} ${kind} ${used}/${allowance} ${id} ${locale}`),
    ),
  )
  const bills = (seed.billing?.mails ?? []).flatMap(({ about: { kind, invoice } }) =>
    recipients.map(({ id, locale }) => `${kind} ${invoice.id} ${id} ${locale}`),
  )
  const { body } = await call(host, 'GET /mails?limit=200')
  const found = (body.items as MailView[]).map(({ about, to }) =>
    'invoiceId' in about
      ? `${about.kind} ${about.invoiceId} ${to.id} ${to.locale}`
      : `${about.month} ${about.kind} ${about.used}/${about.allowance} ${to.id} ${to.locale}`,
  )
  expect(found.toSorted()).toEqual([...expected, ...bills].toSorted())
}
