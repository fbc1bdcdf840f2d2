import { implement } from '@orpc/server'
import { laterContract } from '#contract/later-contract.ts'
import type { Context, Deps } from './context.ts'
import { configuring, settingUp, working } from './first-router.ts'
import { groupCommits } from './runs/group-commit.ts'
import { commitOffers } from './runs/offer.ts'
import { runAutomation, runMany } from './runs/run-automations.ts'

// What no first screen asks for comes when it is first asked for.
const laterParts: (() => Promise<unknown>)[] = [working, configuring, settingUp]
const hooking = later(() => import('./hooks/hooks.ts'))
const receiving = later(() => import('./hooks/receive.ts'))
const logging = later(() => import('./runs/list-runs.ts'))
const designing = later(() => import('./sandbox/sandbox.ts'))
const listing = later(() => import('./deliveries/list-deliveries.ts'))
const retrying = later(() => import('./deliveries/retry-delivery.ts'))
const signing = later(() => import('./deliveries/signing-secret.ts'))
const detailing = later(() => import('./usage/months.ts'))
const breakingDown = later(() => import('./usage/breakdowns.ts'))
const mailing = later(() => import('./mails/list-mails.ts'))
const billing = later(() => import('./billing/billing.ts'))
const quoting = later(() => import('./billing/quote-order.ts'))
const paying = later(() => import('./billing/pay-order.ts'))
const ordering = later(() => import('./billing/orders.ts'))
const invoicing = later(() => import('./billing/invoices.ts'))
const arriving = later(() => import('./sandbox/list-arrivals.ts'))

function later<Part>(load: () => Promise<Part>): () => Promise<Part> {
  laterParts.push(load)
  return load
}

/** All that comes when it is first asked for, for an idle moment: whoever loses the connection goes on with it. */
export const fetchUseCases = (): Promise<unknown>[] => laterParts.map(load => load())

/** Every route of the contract's later part and the use case behind it; nothing else is here. */
export function createLaterRouter({ deps, validateOutput }: { deps: Deps; validateOutput: boolean }) {
  const offerRuns = groupCommits(commitOffers.bind(null, deps))
  const os = implement(laterContract)
    .$config(validateOutput ? {} : { initialOutputValidationIndex: Number.NaN })
    .$context<Context>()
  return os.router({
    billing: {
      get: os.billing.get.handler(async ({ context }) => (await billing()).getBilling(context)),
      updateDetails: os.billing.updateDetails.handler(async ({ context, input }) =>
        (await billing()).updateDetails(context, input),
      ),
      cancelAddOn: os.billing.cancelAddOn.handler(async ({ context, input }) =>
        (await billing()).cancelAddOn(context, input),
      ),
      keepAddOn: os.billing.keepAddOn.handler(async ({ context, input }) =>
        (await billing()).keepAddOn(context, input),
      ),
      addPaymentMethod: os.billing.addPaymentMethod.handler(async ({ context, input }) =>
        (await billing()).addPaymentMethod(context, input),
      ),
      removePaymentMethod: os.billing.removePaymentMethod.handler(async ({ context, input }) =>
        (await billing()).removePaymentMethod(context, input),
      ),
      setDefaultPaymentMethod: os.billing.setDefaultPaymentMethod.handler(async ({ context, input }) =>
        (await billing()).setDefaultPaymentMethod(context, input),
      ),
    },
    quotes: {
      create: os.quotes.create.handler(async ({ context, input }) =>
        (await quoting()).createQuote(context, input),
      ),
    },
    orders: {
      create: os.orders.create.handler(async ({ context, input }) =>
        (await paying()).createOrder(context, input),
      ),
      list: os.orders.list.handler(async ({ context }) => (await ordering()).listOrders(context)),
      get: os.orders.get.handler(async ({ context, input }) => (await ordering()).getOrder(context, input)),
      settle: os.orders.settle.handler(async ({ context, input }) =>
        (await ordering()).settleOrder(context, input),
      ),
      cancel: os.orders.cancel.handler(async ({ context, input }) =>
        (await ordering()).cancelOrder(context, input),
      ),
    },
    invoices: {
      list: os.invoices.list.handler(async ({ context }) => (await invoicing()).listInvoices(context)),
      get: os.invoices.get.handler(async ({ context, input }) =>
        (await invoicing()).getInvoice(context, input),
      ),
    },
    hooks: {
      create: os.hooks.create.handler(async ({ context }) => (await hooking()).createHook(context)),
      get: os.hooks.get.handler(async ({ context, input }) => (await hooking()).getHook(context, input)),
      rotate: os.hooks.rotate.handler(async ({ context, input }) =>
        (await hooking()).rotateHook(context, input),
      ),
      test: os.hooks.test.handler(async ({ context, input }) =>
        (await receiving()).receiveTest(context, input),
      ),
      receive: os.hooks.receive.handler(async ({ context, input }) =>
        (await receiving()).receive(context, input.params.id),
      ),
    },
    runs: {
      list: os.runs.list.handler(async ({ context, input }) => (await logging()).listRuns(context, input)),
      create: os.runs.create.handler(({ context, input }) => runAutomation(context, offerRuns, input)),
      createMany: os.runs.createMany.handler(({ context, input }) => runMany(context, offerRuns, input.runs)),
    },
    deliveries: {
      list: os.deliveries.list.handler(async ({ context, input }) =>
        (await listing()).listDeliveries(context, input),
      ),
      get: os.deliveries.get.handler(async ({ context, input }) =>
        (await listing()).getDelivery(context, input),
      ),
      retry: os.deliveries.retry.handler(async ({ context, input }) =>
        (await retrying()).retryDelivery(context, input),
      ),
    },
    signing: {
      get: os.signing.get.handler(async ({ context }) => (await signing()).getSigningSecret(context)),
      rotate: os.signing.rotate.handler(async ({ context }) =>
        (await signing()).rotateSigningSecret(context),
      ),
    },
    mails: {
      list: os.mails.list.handler(async ({ context, input }) => (await mailing()).listMails(context, input)),
      get: os.mails.get.handler(async ({ context, input }) => (await mailing()).getMail(context, input)),
    },
    usage: {
      months: os.usage.months.handler(async ({ context }) => (await detailing()).listMonths(context)),
      month: os.usage.month.handler(async ({ context, input }) =>
        (await detailing()).getMonth(context, input),
      ),
      automations: os.usage.automations.handler(async ({ context, input }) =>
        (await breakingDown()).usageByAutomation(context, input),
      ),
      places: os.usage.places.handler(async ({ context, input }) =>
        (await breakingDown()).usageByPlace(context, input),
      ),
    },
    sandbox: {
      arrivals: os.sandbox.arrivals.handler(async ({ context, input }) =>
        (await arriving()).listArrivals(context, input),
      ),
      get: os.sandbox.get.handler(async ({ context }) => (await designing()).getSandbox(context)),
      moveClock: os.sandbox.moveClock.handler(async ({ context, input }) =>
        (await designing()).moveClock(context, input),
      ),
      answerChallenge: os.sandbox.answerChallenge.handler(async ({ context, input }) =>
        (await designing()).answerChallenge(context, input),
      ),
      setPlan: os.sandbox.setPlan.handler(async ({ context, input }) =>
        (await designing()).setPlan(context, input),
      ),
    },
  })
}
