import { describe, expect, test } from 'vitest'
import type { MailView } from '#contract/mails.ts'
import type { Instant, MailId } from '#domain/brand.ts'
import { resetOf, usageMonthOf } from '#domain/usage-month.ts'
import { createMemoryHost, type MemoryHost, USUAL_NOW } from '#hosts/memory/memory-host.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import { mailQueue } from '#service/collections.ts'
import type { MailRenderer } from '#service/ports.ts'
import { alertOf } from '../support/alert-of.ts'
import { call, offerRuns } from '../support/call.ts'
import { place, studio } from '../support/studio.ts'

const DAY = 86_400_000

async function open(options: Parameters<typeof createMemoryHost>[0] = {}): Promise<MemoryHost> {
  return createMemoryHost({
    scenario: studio({
      plan: 'free',
      automations: [{ id: 'a1' }, { id: 'a2', placeId: place('launch') }],
    }),
    ...options,
  })
}

const run = (host: MemoryHost, automationId: string, runs: number, prefix = `${automationId}-${runs}`) =>
  offerRuns(host, { automationId, runs, prefix })

async function sent(host: MemoryHost): Promise<MailView[]> {
  await host.app.runJobs()
  return (await call(host, 'GET /mails')).body.items
}

const told = (mails: MailView[]) =>
  mails.map(mail => `${mail.about.kind} of ${alertOf(mail).allowance} to ${mail.to.id}`).sort()

describe('GET /mails', () => {
  test('GET /mails: A1, A2, A5: at 90 % and at the first refusal, one each to the owner and every admin', async () => {
    const host = await open()
    await run(host, 'a1', 89)
    expect(await sent(host)).toEqual([])
    await run(host, 'a1', 1, 'ninetieth')
    expect(told(await sent(host))).toEqual(['ninety of 100 to ana', 'ninety of 100 to kim'])
    await run(host, 'a2', 10)
    expect(await sent(host)).toHaveLength(2)
    await run(host, 'a2', 30, 'refused')
    const mails = await sent(host)
    expect(told(mails)).toEqual([
      'exceeded of 100 to ana',
      'exceeded of 100 to kim',
      'ninety of 100 to ana',
      'ninety of 100 to kim',
    ])
    expect(mails.every(({ sentAt }) => sentAt !== null)).toBe(true)
    // Looked at again, nothing is sent again.
    await host.app.runJobs()
    expect(await sent(host)).toHaveLength(4)
  })

  test('A2: again after the allowance grew, and in the next month', async () => {
    const host = await open()
    await run(host, 'a1', 101)
    await call(host, 'PATCH /sandbox', { body: { addOnActions: 20 } })
    await run(host, 'a1', 21, 'more')
    host.clock.set(resetOf(usageMonthOf(USUAL_NOW)))
    await run(host, 'a1', 121, 'december')
    const mails = (await sent(host)).filter(({ to }) => to.id === 'kim')
    expect(told(mails)).toEqual([
      'exceeded of 100 to kim',
      'exceeded of 120 to kim',
      'exceeded of 120 to kim',
      'ninety of 100 to kim',
      'ninety of 120 to kim',
      'ninety of 120 to kim',
    ])
    expect(new Set(mails.map(mail => alertOf(mail).month))).toEqual(new Set(['2026-11', '2026-12']))
  })

  test('A5: pages go on where the one before ended', async () => {
    const host = await open()
    await run(host, 'a1', 101)
    const all = await sent(host)
    const first = (await call(host, 'GET /mails?limit=3')).body
    expect(first.items).toEqual(all.slice(0, 3))
    const second = (await call(host, `GET /mails?limit=3&after=${first.next}`)).body
    expect(second).toEqual({ items: all.slice(3), next: null })
  })

  test.each([
    ['ana', 200],
    ['kim', 200],
    ['lea', 403],
    ['tom', 403],
  ])('T2, A5: GET /mails and /mails/{id} are for owners and admins: %s gets %i', async (as, status) => {
    const host = await open()
    await run(host, 'a1', 90)
    const [mail] = await sent(host)
    expect((await call(host, 'GET /mails', { as })).status).toBe(status)
    expect((await call(host, `GET /mails/${mail?.id}`, { as })).status).toBe(status)
  })
})

describe('GET /mails/{id}', () => {
  test('GET /mails/{id}: A2, A3, T5: in the recipient’s language, with what used most and links, as HTML and as text', async () => {
    const host = await open()
    await call(host, 'PATCH /automations/a2', { body: { name: '<b>Notify</b> & co' } })
    await run(host, 'a1', 30)
    await run(host, 'a2', 60)
    const mails = await sent(host)
    const ofAna = mails.find(({ to }) => to.id === 'ana')
    const ofKim = mails.find(({ to }) => to.id === 'kim')
    const { body: english } = await call(host, `GET /mails/${ofAna?.id}`)
    const { body: french } = await call(host, `GET /mails/${ofKim?.id}`)
    expect(english.to.locale).toBe('en')
    expect(french.to.locale).toBe('fr')
    expect(english.subject).not.toBe(french.subject)
    for (const { content } of [english, french]) {
      expect(content.html).toContain('https://headroom.example/usage')
      expect(content.html).toContain('https://headroom.example/settings/billing?for=upgrade')
      expect(content.html).toContain('&lt;b&gt;Notify&lt;/b&gt; &amp; co')
      expect(content.html).not.toContain('<b>Notify</b>')
      expect(content.text).toContain('<b>Notify</b> & co')
      expect(content.text.indexOf('Notify')).toBeLessThan(content.text.indexOf('a1'))
    }
  })

  test('A5: one that is not there', async () => {
    expect((await call(await open(), 'GET /mails/none')).status).toBe(404)
  })
})

describe('A3: an e-mail tells of the moment that it is about', () => {
  const textTo = async (host: MemoryHost, kind: string) => {
    const mail = (await sent(host)).find(({ to, about }) => to.id === 'ana' && about.kind === kind)
    return (await call(host, `GET /mails/${mail?.id}`)).body.content.text as string
  }

  test('A3: in a burst that goes on: what used most by then, never more than was used', async () => {
    const host = await open()
    await run(host, 'a2', 20)
    await run(host, 'a1', 130)
    const text = await textTo(host, 'ninety')
    expect(text).toContain('90 of 100 Actions used')
    expect(text).toContain('70 Actions, 77.8%: Automation a1 (product)')
    expect(text).toContain('20 Actions, 22.2%: Automation a2 (launch)')
  })

  test('A3: with more automations at work than the head holds', async () => {
    const automations = Array.from({ length: 80 }, (_, index) => ({ id: `a${index}` }))
    const host = await open({ scenario: studio({ plan: 'free', automations }) })
    const runs = automations.map(({ id }) => ({ automationId: id, key: `all-${id}` }))
    await call(host, 'POST /runs', { body: { runs } })
    await run(host, 'a7', 9)
    await run(host, 'a7', 5, 'more')
    expect(await textTo(host, 'ninety')).toContain('11 Actions, 12.2%: Automation a7')
  })

  test('A3, A1: with the plan of then, also when it is written after an upgrade', async () => {
    const host = await open()
    await run(host, 'a1', 95)
    await call(host, 'PATCH /sandbox', { body: { plan: 'business_plus' } })
    const text = await textTo(host, 'ninety')
    expect(text).toContain('Free Forever')
    expect(text).not.toContain('Business Plus')
  })

  test('A1: exceeded again after a raise that was too small: suspended since the first refusal', async () => {
    const host = await open({ scenario: studio({ plan: 'unlimited', automations: [{ id: 'a1' }] }) })
    await run(host, 'a1', 500)
    await call(host, 'PATCH /sandbox', { body: { plan: 'free' } })
    await run(host, 'a1', 1, 'refused')
    host.clock.advance(3 * DAY)
    await call(host, 'PATCH /sandbox', { body: { addOnActions: 100 } })
    await run(host, 'a1', 1, 'again')
    expect(told(await sent(host)).filter(one => one.endsWith('ana'))).toEqual([
      'exceeded of 100 to ana',
      'exceeded of 200 to ana',
    ])
    expect(await textTo(host, 'exceeded')).toContain('suspended since November 23')
  })
})

describe('A1: an allowance that shrinks', () => {
  test('A1, A2: below what 90 % are: at once, and not again with the next Action', async () => {
    const host = await open()
    await call(host, 'PATCH /sandbox', { body: { addOnActions: 20 } })
    await run(host, 'a1', 95)
    expect(await sent(host)).toEqual([])
    await call(host, 'PATCH /sandbox', { body: { addOnActions: 0 } })
    expect(told(await sent(host))).toEqual(['ninety of 100 to ana', 'ninety of 100 to kim'])
    await run(host, 'a1', 1, 'next')
    expect(await sent(host)).toHaveLength(2)
  })

  test('A2: an allowance that it had before in the month is not told again', async () => {
    const host = await open()
    const allow = (addOnActions: number) => call(host, 'PATCH /sandbox', { body: { addOnActions } })
    await run(host, 'a1', 101)
    await allow(20)
    await run(host, 'a1', 21, 'more')
    await allow(0)
    await allow(20)
    await run(host, 'a1', 1, 'refused')
    expect((await sent(host)).filter(({ to }) => to.id === 'ana')).toHaveLength(4)
  })
})

describe('what is due is not lost', () => {
  test('A1: committed by a tab that is gone, it is sent by the next one', async () => {
    const host = await open()
    await run(host, 'a1', 90)
    const heir = await createMemoryHost({ beside: host })
    expect((await call(heir, 'GET /mails')).body.items).toMatchObject([{ sentAt: null }, { sentAt: null }])
    await heir.app.runJobs()
    expect((await sent(heir)).map(({ sentAt }) => sentAt !== null)).toEqual([true, true])
  })

  test('A2: two tabs that write the same e-mails at once keep each once', async () => {
    const writing: (() => void)[] = []
    // Neither goes on before both have begun.
    const mailRenderer: MailRenderer = {
      async render({ kind }) {
        await new Promise<void>(resolve => {
          writing.push(resolve)
          if (writing.length === 4) for (const go of writing) go()
        })
        return { subject: `${kind} ${writing.length}`, html: '', text: '' }
      },
    }
    const host = await open({ mailRenderer })
    const beside = await createMemoryHost({ beside: host, mailRenderer })
    await run(host, 'a1', 90)
    let announced = 0
    host.announcer.subscribe(WORKSPACE_ID, ({ topics }) => {
      if (topics.includes('mails')) announced += 1
    })
    await Promise.all([host.app.runJobs(), beside.app.runJobs()])
    expect(writing).toHaveLength(4)
    expect(announced).toBe(1)
    expect(await sent(host)).toHaveLength(2)
  })

  test('A2: one that cannot be written keeps no other waiting; a queue without its e-mail is mended', async () => {
    const mailRenderer: MailRenderer = {
      async render({ locale }) {
        if (locale === 'fr') throw new Error('No French today')
        return { subject: locale, html: '', text: '' }
      },
    }
    const host = await open({ mailRenderer })
    await host.store.transact(WORKSPACE_ID, async tx => mailQueue.put(tx, { sentAt: null }, '0' as MailId))
    await run(host, 'a1', 90)
    const next = await host.app.runJobs()
    expect(next).toBeLessThanOrEqual(30_000)
    const { items } = (await call(host, 'GET /mails')).body
    expect(items.map(({ to, subject }: MailView) => [to.id, subject]).sort()).toEqual([
      ['ana', 'en'],
      ['kim', null],
    ])
    const queued = await host.store.read(WORKSPACE_ID, tx => mailQueue.scan(tx, []))
    expect(queued).toHaveLength(1)
  })

  test('A1: an e-mail that cannot be written is still due, and keeps nothing else waiting', async () => {
    let isDown = true
    const mailRenderer: MailRenderer = {
      async render({ kind }) {
        if (isDown) throw new Error('Cannot be loaded')
        return { subject: kind, html: '', text: '' }
      },
    }
    const host = await open({ mailRenderer })
    await run(host, 'a1', 90)
    expect(await host.app.runJobs()).toBeLessThanOrEqual(30_000)
    const { items } = (await call(host, 'GET /mails')).body
    expect(items).toMatchObject([
      { sentAt: null, subject: null },
      { sentAt: null, subject: null },
    ])
    isDown = false
    expect(await sent(host)).toMatchObject([{ subject: 'ninety' }, { subject: 'ninety' }])
  })

  test('A3: written in a later month, it tells of the month that it is about', async () => {
    const host = await open()
    await run(host, 'a1', 90)
    host.clock.set(resetOf(usageMonthOf(USUAL_NOW)))
    await run(host, 'a2', 50)
    const [mail] = await sent(host)
    const { content } = (await call(host, `GET /mails/${mail?.id}`)).body
    expect(content.text).toContain('a1')
    expect(content.text).not.toContain('a2')
  })
})

describe('U9: the early warning', () => {
  const at = Date.parse('2026-11-01T20:00:00Z') as Instant

  /** Some runs on each of so many days from November 1 on. */
  async function work(host: MemoryHost, { days, each }: { days: number; each: number }) {
    for (let day = 0; day < days; day += 1) {
      await run(host, 'a1', each, `day-${host.clock.now()}`)
      host.clock.set((host.clock.now() + DAY) as Instant)
    }
  }
  const warned = async (host: MemoryHost) =>
    (await sent(host)).filter(({ about }) => about.kind === 'early_warning')
  const turnOn = (host: MemoryHost, as = 'kim') =>
    call(host, 'PATCH /workspace', { body: { earlyWarning: true }, as })

  test('is off unless the workspace turns it on, and is given at once where it is due then', async () => {
    const host = await open({ at })
    await work(host, { days: 5, each: 10 })
    expect(await warned(host)).toEqual([])
    expect((await call(host, 'GET /workspace')).body.earlyWarning).toBe(false)
    expect((await turnOn(host)).body.earlyWarning).toBe(true)
    expect(told(await warned(host))).toEqual(['early_warning of 100 to ana', 'early_warning of 100 to kim'])
  })

  test('once a month, when the projection first says so; again in the next month', async () => {
    const host = await open({ at })
    await turnOn(host)
    await work(host, { days: 3, each: 10 })
    // Three days are complete, and no Action has come since.
    expect(await warned(host)).toEqual([])
    await run(host, 'a1', 10, 'fourth')
    expect(await warned(host)).toHaveLength(2)
    await work(host, { days: 3, each: 10 })
    expect(await warned(host)).toHaveLength(2)
    host.clock.set(resetOf(usageMonthOf(at)))
    await work(host, { days: 5, each: 10 })
    expect(await warned(host)).toHaveLength(4)
  })

  test('not where the allowance lasts, or ends in the last three days', async () => {
    const host = await open({ at })
    await turnOn(host)
    // 300 at ten a day last until the month's last day.
    await call(host, 'PATCH /sandbox', { body: { addOnActions: 200 } })
    await work(host, { days: 10, each: 10 })
    expect(await warned(host)).toEqual([])
    // An allowance that shrinks is looked at at once.
    await call(host, 'PATCH /sandbox', { body: { addOnActions: 100 } })
    expect(await warned(host)).toHaveLength(2)
  })

  test('T2: members may not turn it on', async () => {
    expect((await turnOn(await open(), 'lea')).status).toBe(403)
  })
})
