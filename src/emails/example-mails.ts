import type { AlertMail } from '#domain/alert-mail.ts'
import type { PacificDate } from '#domain/brand.ts'
import type { MailLocale } from '#domain/mail.ts'
import { parseInstant } from '#domain/zoned.ts'

/** One alert of each kind, as stories and tests show them. */
export function exampleMails(locale: MailLocale): {
  [Kind in AlertMail['kind']]: Extract<AlertMail, { kind: Kind }>
} {
  const facts = {
    locale,
    workspaceName: 'Acme Studio',
    recipientName: 'Ana Ruiz',
    plan: 'business',
    allowance: 10_000,
    at: parseInstant('2026-11-23T14:03:00Z'),
    resetsAt: parseInstant('2026-12-01T08:00:00Z'),
    links: {
      usage: 'https://headroom.example/p/launch?automations=usage',
      wayOut: { kind: 'upgrade', url: 'https://headroom.example/settings/billing?for=upgrade' },
    },
  } as const
  const top = (used: number) =>
    [
      { name: 'Assign reviewer', placeName: 'Product', used: Math.round(used * 0.311), share: 0.311 },
      { name: 'Notify the shop', placeName: 'Website', used: Math.round(used * 0.204), share: 0.204 },
      { name: 'Tag new bugs', placeName: 'Backlog', used: Math.round(used * 0.0875), share: 0.0875 },
    ] as const
  return {
    ninety: { ...facts, kind: 'ninety', used: 9_000, top: top(9_000) },
    exceeded: {
      ...facts,
      kind: 'exceeded',
      suspendedSince: facts.at,
      used: 10_000,
      refused: 3,
      top: top(10_000),
      plan: 'business_plus',
      links: {
        ...facts.links,
        wayOut: { kind: 'add_ons', url: 'https://headroom.example/settings/billing?for=add-ons' },
      },
    },
    early_warning: {
      ...facts,
      kind: 'early_warning',
      used: 6_100,
      at: parseInstant('2026-11-13T18:20:00Z'),
      runsOutOn: '2026-11-20' as PacificDate,
      top: top(6_100),
    },
  }
}

/** T5: markup, a name that turns the direction and does not turn it back, one that is a single word and has no end. */
export const HARD_NAMES = {
  markup: '<img src=x onerror="alert(1)"><script>alert(2)</script>',
  turning: '\u202eإعادة \u2069\u202eالتعيين',
  endless: 'Ünïcödé👩🏽‍🚀'.repeat(20),
  workspace: 'Acme\r\nBcc: eve@example.com\u2028 {used} <0>&amp; \u202eSons',
  recipient: 'Ana "<b>" O’Neil\ud800',
}

export function withHardNames(mail: AlertMail): AlertMail {
  const names = [HARD_NAMES.markup, HARD_NAMES.turning, HARD_NAMES.endless]
  return {
    ...mail,
    workspaceName: HARD_NAMES.workspace,
    recipientName: HARD_NAMES.recipient,
    top: mail.top.map((automation, index) => ({
      ...automation,
      name: names[index] ?? automation.name,
      placeName: names[(index + 1) % names.length] ?? automation.placeName,
    })),
  }
}
