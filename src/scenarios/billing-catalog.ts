import type { ListedScenario } from './scenario.ts'

const billing = () => import('./billing-states.ts')
const dunning = () => import('./dunning-states.ts')
const payments = () => import('./payment-states.ts')

const ADD_ONS = '/settings/billing/add-ons'
/** The Order summary of +5,000. */
const BUYING = `${ADD_ONS}?buy=actions_5000`
const CARDS = '/settings/billing/payment-methods'
/** The request that follows a press of the button that pays. */
const PAYING = [{ method: 'POST', path: '/orders' }]

/** B1 to B12, each with the address that shows it. */
export const billingStates: Omit<ListedScenario, 'group'>[] = [
  {
    name: 'six-months-left',
    title: 'Suspended with six months of the year left: +5,000 costs $200.00',
    opensAt: BUYING,
    load: () => billing().then(from => from.sixMonthsLeft),
  },
  {
    name: 'monthly-cycle',
    title: 'Billed by the month, with one add-on',
    opensAt: ADD_ONS,
    load: () => billing().then(from => from.monthlyCycle),
  },
  {
    name: 'first-day-of-cycle',
    title: 'The first day of a cycle, renewed this morning',
    opensAt: BUYING,
    load: () => billing().then(from => from.firstDayOfCycle),
  },
  {
    name: 'last-day-of-month-cycle',
    title: 'The last day of a monthly cycle',
    opensAt: BUYING,
    load: () => billing().then(from => from.lastDayOfMonthlyCycle),
  },
  {
    name: 'last-day-of-year-cycle',
    title: 'The last day of a yearly cycle',
    opensAt: BUYING,
    load: () => billing().then(from => from.lastDayOfYearlyCycle),
  },
  {
    name: 'with-tax',
    title: 'A tax of 20 %',
    opensAt: BUYING,
    load: () => billing().then(from => from.taxed),
  },
  {
    name: 'several-add-ons',
    title: 'Three add-ons, one of them cancelled',
    opensAt: ADD_ONS,
    load: () => billing().then(from => from.severalAddOns),
  },
  {
    name: 'add-ons-left-over',
    title: 'Unlimited, with an add-on left from Business',
    opensAt: ADD_ONS,
    load: () => billing().then(from => from.addOnsLeftOver),
  },
  {
    name: 'free-about-to-upgrade',
    title: 'Free Forever, about to upgrade to Business',
    opensAt: '/settings/billing/plans?upgrade=business',
    load: () => billing().then(from => from.freeAboutToUpgrade),
  },
  {
    name: 'upgrade-half-way',
    title: 'From Business to Business Plus with six months left',
    opensAt: '/settings/billing/plans?upgrade=business_plus',
    load: () => billing().then(from => from.sixMonthsLeft),
  },
  {
    name: 'many-invoices',
    title: 'Twelve years of invoices',
    opensAt: '/settings/billing/invoices',
    load: () => import('./many-invoices.ts').then(from => from.manyInvoices),
  },
  {
    name: 'no-card',
    title: 'No card saved',
    opensAt: BUYING,
    load: () => billing().then(from => from.noCard),
  },
  {
    name: 'expired-card',
    title: 'The card for renewals has expired',
    opensAt: CARDS,
    load: () => billing().then(from => from.expiredCard),
  },
  {
    name: 'declined-cards',
    title: 'A saved card of every kind',
    opensAt: BUYING,
    load: () => payments().then(from => from.declinedCards),
  },
  {
    name: 'card-declined',
    title: 'Paying: the card is declined',
    opensAt: BUYING,
    load: () => payments().then(from => from.withCard('declined')),
  },
  {
    name: 'card-insufficient-funds',
    title: 'Paying: insufficient funds',
    opensAt: BUYING,
    load: () => payments().then(from => from.withCard('insufficient_funds')),
  },
  {
    name: 'card-expired',
    title: 'Paying: the bank says that the card has expired',
    opensAt: BUYING,
    load: () => payments().then(from => from.withCard('expired')),
  },
  {
    name: 'card-wrong-code',
    title: 'Paying: wrong security code',
    opensAt: BUYING,
    load: () => payments().then(from => from.withCard('incorrect_cvc')),
  },
  {
    name: 'card-processing-error',
    title: 'Paying: the bank fails',
    opensAt: BUYING,
    load: () => payments().then(from => from.withCard('processing_error')),
  },
  {
    name: 'three-d-secure',
    title: 'Paying: 3-D Secure, to be passed, failed or left',
    opensAt: BUYING,
    load: () => payments().then(from => from.withCard('three_d_secure_always')),
  },
  {
    name: 'three-d-secure-declined',
    title: 'Paying: declined after 3-D Secure',
    opensAt: BUYING,
    load: () => payments().then(from => from.withCard('three_d_secure_declined')),
  },
  {
    name: 'three-d-secure-no-funds',
    title: 'Paying: insufficient funds after 3-D Secure',
    opensAt: BUYING,
    load: () => payments().then(from => from.withCard('three_d_secure_insufficient_funds')),
  },
  {
    name: 'three-d-secure-waiting',
    title: 'An order waits for 3-D Secure',
    opensAt: BUYING,
    load: () => payments().then(from => from.waitingForBank),
  },
  {
    name: 'payment-under-way',
    title: 'Paying: the answer takes ten seconds',
    opensAt: BUYING,
    faults: { latency: 10_000, only: PAYING },
    load: () => billing().then(from => from.sixMonthsLeft),
  },
  {
    name: 'payment-answer-lost',
    title: 'Paying: charged, but the answer is lost, and the outcome is not known here',
    opensAt: BUYING,
    faults: { failures: 'answer_lost', only: PAYING },
    load: () => billing().then(from => from.sixMonthsLeft),
  },
  {
    name: 'quote-expired',
    title: 'Paying: the price is too old, and is asked for anew',
    opensAt: BUYING,
    faults: { failures: 'quote_expired', only: PAYING },
    load: () => billing().then(from => from.sixMonthsLeft),
  },
  {
    name: 'renewal-past-due',
    title: 'The renewal was declined yesterday',
    opensAt: CARDS,
    load: () => dunning().then(from => from.renewalPastDue),
  },
  {
    name: 'renewal-last-attempt',
    title: 'The renewal was declined three times: the last attempt is tomorrow',
    opensAt: CARDS,
    load: () => dunning().then(from => from.renewalLastAttempt),
  },
  {
    name: 'renewal-without-card',
    title: 'No card for the renewal, and no add-ons',
    opensAt: CARDS,
    load: () => dunning().then(from => from.renewalWithoutCard),
  },
  {
    name: 'suspended-and-past-due',
    title: 'Suspended, and the renewal was declined',
    opensAt: CARDS,
    load: () => dunning().then(from => from.suspendedAndPastDue),
  },
  {
    name: 'renewal-given-up',
    title: 'After the last attempt: the add-on has ended',
    opensAt: '/settings/billing/invoices',
    load: () => dunning().then(from => from.renewalGivenUp),
  },
]
