import type { Instant } from '#domain/brand.ts'
import { acme } from './acme.ts'
import { firstOfYear, since, tellBilling } from './billing-account.ts'
import { bought } from './bought.ts'
import type { Cast } from './cast.ts'
import {
  type Addresses,
  connectedAutomations,
  ISSUES_HOOK,
  PUSHES_HOOK,
  STAND_UP,
} from './connected-automations.ts'
import { type Receiver, takesAll } from './deliveries.ts'
import { githubWebhooks } from './github-payloads.ts'
import { outside, type WithOutside } from './outside.ts'
import type { SeedMaker } from './scenario.ts'
import { lateInMonth, type Story, tell } from './story.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const usual: Addresses = {
  shop: 'https://shop.acme.example/hooks/released',
  build: 'https://build.acme.example/hooks/website',
}

/** Acme Studio with automations of every kind. */
function connectedCast(now: Instant, addresses: Addresses): Cast & WithOutside {
  const cast = acme(now)
  const hook = (id: typeof ISSUES_HOOK, automation: string, secret: string) => ({
    ...{ id, secret, createdAt: (now - 6 * DAY) as Instant },
    automationId: cast.automations.find(one => one.automation.id === automation)?.automation.id ?? null,
  })
  cast.automations.push(...connectedAutomations(now, addresses))
  return {
    ...cast,
    outside,
    sent: githubWebhooks(now),
    hooks: [
      hook(ISSUES_HOOK, 'issues-to-tasks', 'whsec_MmQ2ZTM1YTA4NGI3YzlmMTQ1ZDI4OGUw'),
      hook(PUSHES_HOOK, 'build-main', 'whsec_OWYxYzdiMzI2ZTg0NGQwYWE1NWIzZTE3'),
    ],
  }
}

function connectedBy(
  addresses: Addresses,
  story: (start: Instant) => Pick<Story, 'plan' | 'used'> & Partial<Story>,
): SeedMaker {
  return reading => {
    const start = lateInMonth(reading)
    const cast = connectedCast(start, addresses)
    return tell(reading, {
      cast,
      story: { start, deletes: STAND_UP, before: [{ used: 512 }, { used: 468 }], ...story(start) },
    })
  }
}

/** The build server was down for three hours from some hours ago, and is again since a minute. */
function flaky(start: Instant): Receiver {
  return (message, at) => {
    const ago = start - at
    const isDown = (ago <= 5 * HOUR && ago >= 2 * HOUR) || ago <= MINUTE
    if (message.url !== usual.build || !isDown) return takesAll(message, at)
    return ago <= MINUTE ? { kind: 'timeout' } : { kind: 'answered', status: 503, body: 'Be right back' }
  }
}

/** On Business for two days and a half: what connects was skipped before. */
export const connected = connectedBy(usual, start => {
  const at = (start - 2.5 * DAY) as Instant
  const wanted = { kind: 'upgrade', plan: 'business', cycle: 'yearly' } as const
  const events = [since(firstOfYear(start, -2), 'unlimited', 'yearly'), bought(at, wanted)]
  return {
    plan: 'business',
    used: 640,
    upgradedAt: at,
    billing: tellBilling({ start, events }),
    before: [
      { used: 512, plan: 'unlimited' },
      { used: 468, plan: 'unlimited' },
    ],
    receiver: flaky(start),
  }
})

/** Two receivers that fail whatever they are sent, by what their addresses say. */
export const deliveriesFailing = connectedBy(
  {
    shop: 'https://shop.acme.example/hooks/status/500',
    build: 'https://build.acme.example/hooks/status/503',
  },
  () => ({ plan: 'business', used: 640 }),
)

/** As after a plan was lowered: what connects stays, and is skipped (P6). */
export const lowerPlan = connectedBy(usual, () => ({ plan: 'unlimited', used: 412 }))
