import type { Payments } from '#service/ports.ts'
import type { ProcessorWorld } from './sandbox-processor.ts'

/** The sandbox processor, which comes when something is paid for the first time: the first screen needs none of it. */
export function createBuiltInPayments(world: ProcessorWorld): Payments {
  const processor = async () => (await import('./sandbox-processor.ts')).createSandboxProcessor(world)
  return {
    saveCard: async (card, options) => (await processor()).saveCard(card, options),
    createIntent: async wanted => (await processor()).createIntent(wanted),
    confirmIntent: async (id, options) => (await processor()).confirmIntent(id, options),
    retrieveIntent: async id => (await processor()).retrieveIntent(id),
    cancelIntent: async id => (await processor()).cancelIntent(id),
    answerChallenge: async (challenge, passed) => (await processor()).answerChallenge?.(challenge, passed),
  }
}
