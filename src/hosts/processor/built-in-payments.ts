import type { Ids, Payments, Store } from '#service/ports.ts'

/** The sandbox processor, which comes when something is paid for the first time: the first screen needs none of it. */
export function createBuiltInPayments(world: { store: Store; ids: Ids }): Payments {
  const processor = async () => (await import('./sandbox-processor.ts')).createSandboxProcessor(world)
  return {
    saveCard: async (token, options) => (await processor()).saveCard(token, options),
    createIntent: async wanted => (await processor()).createIntent(wanted),
    confirmIntent: async (id, options) => (await processor()).confirmIntent(id, options),
    retrieveIntent: async id => (await processor()).retrieveIntent(id),
    cancelIntent: async id => (await processor()).cancelIntent(id),
    answerChallenge: async (challenge, passed) => (await processor()).answerChallenge?.(challenge, passed),
  }
}
