import { i18n } from '@lingui/core'
import { describe, expect, test } from 'vitest'
import type { AlertMail } from '#domain/alert-mail.ts'
import type { PacificDate } from '#domain/brand.ts'
import { parseInstant } from '#domain/zoned.ts'
import { exampleMails, withHardNames } from '#emails/example-mails.ts'
import { renderMail } from '#emails/render-mail.tsx'
import { messages as mailFrench } from '#locales/emails-fr.po'
import { messages as french } from '#locales/fr.po'
import { messages as laterFrench } from '#locales/later-fr.po'

const english = exampleMails('en')
const all = (['en', 'fr'] as const).flatMap(locale => Object.values(exampleMails(locale)))
const titleOf = ({ kind, locale }: AlertMail) => `${kind}, ${locale}`

/** Spaces that do not break are spaces here. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
/** What a message says in both of its forms; names of the examples hold nothing that HTML writes otherwise. */
async function bothForms(mail: AlertMail): Promise<[html: string, text: string]> {
  const { html, text } = await renderMail(mail)
  return [plain(html).replaceAll('&amp;', '&'), plain(text)]
}

async function expectInBoth(mail: AlertMail, ...parts: string[]): Promise<void> {
  for (const form of await bothForms(mail)) {
    for (const part of parts) expect(form).toContain(part)
  }
}

describe('language', () => {
  test('A2: a message is in its recipient’s language, and the page keeps its own', async () => {
    i18n.loadAndActivate({ locale: 'en', messages: {} })
    const { html, subject, text } = await renderMail(exampleMails('fr').exceeded)
    expect(html).toContain('<html dir="ltr" lang="fr">')
    expect(plain(subject)).toBe(
      '10 000 Actions utilisées sur 10 000 dans Acme Studio : automatisations suspendues jusqu’au 1er décembre',
    )
    expect(text).toContain('Modules complémentaires\nhttps://headroom.example/settings/billing?for=add-ons\n')
    expect(i18n.locale).toBe('en')
  })

  test('A2: what messages and screens both say, they say alike', () => {
    const screens: typeof french = { ...french, ...laterFrench }
    const shared = Object.keys(mailFrench).filter(id => id in screens)
    expect(shared.length).toBeGreaterThan(20)
    for (const id of shared) expect(mailFrench[id]).toEqual(screens[id])
  })

  test.for(all.map(mail => [titleOf(mail), mail] as const))(
    'A2: %s: it asks nothing and shouts nothing',
    async ([, mail]) => {
      const { subject, text } = await renderMail(mail)
      expect(subject + text).not.toMatch(/!|\bplease\b|veuillez|s’il vous plaît/i)
    },
  )
})

describe('content', () => {
  test('A3: 90 %: used, allowance, left, the reset in Pacific Time', async () => {
    const mail = english.ninety
    expect((await renderMail(mail)).subject).toBe('9,000 of 10,000 Actions used in Acme Studio')
    await expectInBoth(
      mail,
      '9,000 of 10,000 Actions used in Acme Studio',
      '1,000 left',
      '90% used',
      'The count starts again on December 1, 00:00 Pacific.',
      'As of November 23, 06:03 Pacific, on the Business plan.',
    )
    await expectInBoth(
      exampleMails('fr').ninety,
      '9 000 Actions utilisées sur 10 000 dans Acme Studio',
      'Il en reste 1 000',
      '1er décembre à 00:00, heure du Pacifique',
      'Mise à niveau',
      'Utilisation',
    )
  })

  test('A3: exceeded: how many were refused, since when, and until when', async () => {
    const { subject } = await renderMail(english.exceeded)
    expect(subject).toBe(
      '10,000 of 10,000 Actions used in Acme Studio: automations suspended until December 1',
    )
    await expectInBoth(
      english.exceeded,
      '3 firings refused',
      'Automations have been suspended since November 23, 06:03 Pacific.',
      'They resume by themselves on December 1, 00:00 Pacific, or as soon as there are more Actions.',
    )
    await expectInBoth({ ...english.exceeded, refused: 1 }, '1 firing refused')
  })

  test('A3: early warning: the day the allowance ends, and how long before the reset that is', async () => {
    const { subject } = await renderMail(english.early_warning)
    expect(subject).toBe(
      '6,100 of 10,000 Actions used in Acme Studio: the rest lasts until about November 20',
    )
    await expectInBoth(
      english.early_warning,
      '3,900 left',
      'At this pace all 10,000 are used by about November 20, 11 days before the reset on December 1, 00:00 Pacific.',
    )
  })

  test('A3: a reset is at midnight on Pacific clocks in summer too, and days are counted over their change', async () => {
    const spring = {
      ...english.early_warning,
      runsOutOn: '2027-03-10' as PacificDate,
      at: parseInstant('2027-03-05T12:00:00Z'),
      resetsAt: parseInstant('2027-04-01T07:00:00Z'),
    }
    await expectInBoth(spring, 'about March 10, 22 days before the reset on April 1, 00:00 Pacific')
  })

  test.for(all.map(mail => [titleOf(mail), mail] as const))(
    'A3: %s: what used most, the links, and why one gets it',
    async ([, mail]) => {
      for (const form of await bothForms(mail)) {
        for (const { name, placeName } of mail.top) {
          expect(form).toContain(name)
          expect(form).toContain(placeName)
        }
        expect(form).toMatch(/31[.,]1 ?%/)
        expect(form).toContain(mail.links.usage)
        expect(form).toContain(mail.links.wayOut?.url)
        expect(form).toMatch(
          /owners and admins of Acme Studio|propriétaires et administrateurs .* Acme Studio/,
        )
        expect(form).toContain('Ana Ruiz')
      }
    },
  )

  test('A3: three automations at most; without any there is no list', async () => {
    const more = [...english.ninety.top, ...english.ninety.top.map(one => ({ ...one, name: 'One more' }))]
    for (const form of await bothForms({ ...english.ninety, top: more })) {
      expect(form).not.toContain('One more')
      expect(form).toContain('2,799 Actions')
    }
    for (const form of await bothForms({ ...english.ninety, top: [] })) {
      expect(form).not.toContain('What used most')
    }
  })

  test('A3: Add-ons or Upgrade, whichever the plan has, or neither', async () => {
    const { links } = english.ninety
    const to = (kind: 'add_ons' | 'upgrade') => ({ ...links, wayOut: { kind, url: 'https://x.example/' } })
    for (const form of await bothForms({ ...english.ninety, links: to('add_ons') })) {
      expect(form).toContain('Add-ons give more Actions at once.')
      expect(form).not.toMatch(/upgrade/i)
    }
    for (const form of await bothForms({ ...english.ninety, links: to('upgrade') })) {
      expect(form).toContain('An upgrade gives more Actions at once.')
      expect(form).not.toMatch(/add-ons/i)
    }
    for (const form of await bothForms({ ...english.ninety, links: { ...links, wayOut: null } })) {
      expect(form).toContain('Open the Usage tab')
      expect(form).not.toMatch(/add-ons|upgrade/i)
    }
  })

  test('A3: more used than a lowered allowance has: nothing is left, and it says by how much', async () => {
    await expectInBoth({ ...english.ninety, used: 12_500 }, '12,500 of 10,000', '0 left', '125% used')
  })

  test('A3: plain text has its paragraphs and links on lines of their own, and no markup', async () => {
    const { text } = await renderMail(english.ninety)
    expect(text.split('\n\n').map(block => block.split('\n').length)).toEqual([1, 1, 1, 1, 2, 2, 4, 3])
    expect(text).toMatch(
      /\nUpgrade\nhttps:\S+for=upgrade\n\nOpen the Usage tab\nhttps:\S+automations=usage\n/,
    )
    expect(text).not.toMatch(/[<>]|&\w+;|[ \t]\n|\n{3}/)
    expect(text.endsWith('\n')).toBe(true)
  })

  test('A3: HTML says its language and title, shows its preview to lists only, and takes both schemes', async () => {
    const { html } = await renderMail(english.ninety)
    expect(html).toContain('<title>9,000 of 10,000 Actions used in Acme Studio</title>')
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>')
    expect(html).toContain('1,000 left until December 1, 00:00 Pacific.')
    expect(html).toMatch(/<!--\[if mso\]>.*<!\[endif\]--><\/head>/)
    expect(html.match(/<table/g)?.length).toBe(html.match(/<table[^>]* role="presentation"/g)?.length)
    // Gmail cuts off what is longer than 102 kB.
    expect(html.length).toBeLessThan(30_000)
  })
})

describe('people’s text', () => {
  const hard = Object.values(english).map(withHardNames)

  test.for(hard.map(mail => [mail.kind, mail] as const))(
    'T5: %s: names make no line of a subject or of a text, and no element',
    async ([, mail]) => {
      const { subject, html, text } = await renderMail(mail)
      const tame = await renderMail(english[mail.kind])
      expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
      expect(text.split('\n').length).toBe(tame.text.split('\n').length)
      expect(html).not.toMatch(/<(script|img)\b/)
      expect(html.match(/<\w+/g)).toEqual(tame.html.match(/<\w+/g))
      expect(subject.isWellFormed() && html.isWellFormed() && text.isWellFormed()).toBe(true)
    },
  )

  test('T5: what reads like a placeholder or an entity is shown as written', async () => {
    const name = 'A {used} <0>b</0> &amp; # \'{\' $& "c"'
    const { subject, text } = await renderMail({ ...english.ninety, workspaceName: name })
    expect(subject).toBe(`9,000 of 10,000 Actions used in ${name}`)
    expect(text).toContain(`admins of ${name} get this message`)
  })
})
