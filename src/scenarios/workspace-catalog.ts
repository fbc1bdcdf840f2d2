import { memberId } from './cast.ts'
import { DEFAULT_SCENARIO, type ListedScenario } from './scenario.ts'

type Listed = Omit<ListedScenario, 'group'>

const business = () => import('./business-states.ts')
const free = () => import('./free-states.ts')
const plans = () => import('./other-plans.ts')
const bare = () => import('./bare-workspaces.ts')
const connections = () => import('./connected-states.ts')
const broken = () => import('./broken-states.ts')
const counted = () => import('./usage-states.ts')
const usual = () => import('./default.ts')

const defaultSeed = () => usual().then(({ defaultSeed }) => defaultSeed)
const normal = () => business().then(({ normal }) => normal)

/** What a screen shows below its frame; the frame itself comes through. */
const content = [
  '/usage',
  '/automations',
  '/runs',
  '/tasks',
  '/mails',
  '/billing',
  '/quotes',
  '/orders',
  '/invoices',
].map(path => ({ path }))
const changes = ['POST', 'PATCH', 'PUT', 'DELETE'].map(method => ({ method }))

/** The default first. */
export const usageStates: Listed[] = [
  { name: DEFAULT_SCENARIO, title: 'A workspace at work, with room left', load: defaultSeed },
  { name: 'nothing-used', title: 'Nothing used yet', load: () => business().then(from => from.nothingUsed) },
  { name: 'normal', title: '42 % used', load: normal },
  { name: 'warning', title: '93 % used', load: () => business().then(from => from.warning) },
  { name: 'almost-used-up', title: '4 Actions left', load: () => business().then(from => from.almostUsedUp) },
  { name: 'used-up', title: 'Exactly 100 % used', load: () => business().then(from => from.usedUp) },
  { name: 'suspended', title: 'Suspended', load: () => business().then(from => from.suspended) },
  {
    name: 'suspended-then-bought',
    title: 'Was suspended, then bought 5,000 more',
    load: () => business().then(from => from.suspendedThenBought),
  },
  {
    name: 'suspended-then-reset',
    title: 'Was suspended, then the month turned',
    load: () => business().then(from => from.suspendedThenReset),
  },
  {
    name: 'lagging',
    title: 'Exact count 7 above the displayed one',
    load: () => business().then(from => from.lagging),
  },
  {
    name: 'before-reset',
    title: 'Suspended, 30 seconds before the reset',
    load: () => business().then(from => from.beforeReset),
  },
  {
    name: 'after-reset',
    title: '30 seconds after the reset',
    load: () => business().then(from => from.afterReset),
  },
  {
    name: 'year-of-usage',
    title: 'Eleven months before: refusals, a change of plan, a deleted automation; e-mails sent',
    load: () => counted().then(from => from.yearOfUsage),
  },
  {
    name: 'early-warning',
    title: 'On a pace that ends early: owners and admins were warned',
    load: () => counted().then(from => from.earlyWarning),
  },
  {
    name: 'second-day',
    title: 'The month’s second day: too little data',
    load: () => counted().then(from => from.secondDay),
  },
  {
    name: 'two-weeks',
    title: 'Exactly 14 days of data',
    load: () => counted().then(from => from.twoWeeks),
  },
  {
    name: 'alerts-ahead',
    title: '880 of 1,000 used, one automation: both e-mails are near',
    load: () => counted().then(from => from.alertsAhead),
  },
  {
    name: 'thousand-700',
    title: '700 of 1,000 used, one automation',
    load: () => bare().then(from => from.thousand700),
  },
]

export const plansStates: Listed[] = [
  { name: 'free', title: 'Free Forever, nothing used', load: () => free().then(from => from.free) },
  { name: 'free-89', title: 'Free Forever, 89 of 100 used', load: () => free().then(from => from.free89) },
  {
    name: 'free-five-of-five',
    title: 'Free Forever, 5 of 5 active',
    load: () => free().then(from => from.freeFiveOfFive),
  },
  {
    name: 'above-the-cap',
    title: 'Free Forever, 7 active where 5 may be',
    load: () => free().then(from => from.aboveTheCap),
  },
  { name: 'unlimited', title: 'Unlimited', load: () => plans().then(from => from.unlimited) },
  {
    name: 'plan-without-add-ons',
    title: 'Unlimited, suspended: no add-ons to buy',
    load: () => plans().then(from => from.planWithoutAddOns),
  },
  { name: 'business-plus', title: 'Business Plus', load: () => plans().then(from => from.businessPlus) },
  { name: 'enterprise', title: 'Enterprise', load: () => plans().then(from => from.enterprise) },
]

export const automationsStates: Listed[] = [
  {
    name: 'clickapp-off',
    title: 'Automation ClickApp off',
    load: () => business().then(from => from.clickAppOff),
  },
  {
    name: 'no-automations',
    title: 'No automations in Product',
    load: () => bare().then(from => from.noAutomations),
  },
  {
    name: 'empty-workspace',
    title: 'A new workspace: one List, nothing in it',
    load: () => bare().then(from => from.emptyWorkspace),
  },
  {
    name: 'connected',
    title: 'Automations of every kind: webhooks, integrations, clock, due dates',
    load: () => connections().then(from => from.connected),
  },
  {
    name: 'deliveries-failing',
    title: 'Two receivers fail whatever they are sent',
    load: () => connections().then(from => from.deliveriesFailing),
  },
  {
    name: 'lower-plan',
    title: 'Unlimited, with automations that need Business',
    load: () => connections().then(from => from.lowerPlan),
  },
  {
    name: 'broken-references',
    title: 'Automations that refer to what is no longer there',
    load: () => broken().then(from => from.brokenReferences),
  },
  {
    name: 'chain-stopped',
    title: 'Two automations in a circle, stopped after five links',
    load: () => broken().then(from => from.chainStopped),
  },
  {
    name: 'due-today',
    title: 'Tasks due today and overdue, 20 seconds before automations remind of them',
    load: () => import('./due-states.ts').then(from => from.dueToday),
  },
  {
    name: 'ten-thousand',
    title: '10,000 active automations at Launch',
    load: () => import('./ten-thousand.ts').then(from => from.tenThousand),
  },
]

export const peopleStates: Listed[] = [
  { name: 'as-admin', title: 'As an admin', actAs: memberId('kim'), load: defaultSeed },
  { name: 'as-member', title: 'As a member', actAs: memberId('lea'), load: defaultSeed },
  { name: 'as-guest', title: 'As a guest', actAs: memberId('tom'), load: defaultSeed },
]

export const faultsStates: Listed[] = [
  {
    name: 'loading',
    title: 'Loading for ever',
    faults: { latency: Number.POSITIVE_INFINITY, only: content },
    load: normal,
  },
  { name: 'slow', title: 'Every answer takes 2 seconds', faults: { latency: 2_000 }, load: normal },
  { name: 'error', title: 'The service fails', faults: { failures: 'server', only: content }, load: normal },
  { name: 'offline', title: 'Offline', faults: { failures: 'offline' }, load: normal },
  {
    name: 'storage-full',
    title: 'Storage full: nothing can be changed',
    faults: { failures: 'storage', only: changes },
    load: normal,
  },
  {
    name: 'switching-fails',
    title: 'Switching an automation fails',
    faults: { latency: 600, failures: 'server', only: [{ method: 'PATCH', path: '/automations' }] },
    load: normal,
  },
]
