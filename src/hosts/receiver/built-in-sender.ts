import type { Sender } from '#service/ports.ts'
import type { ReceiverWorld } from './receiver.ts'

/**
 * Sends to the built-in receiver, which comes when something is sent for the first time: the first screen needs none of it.
 * Where it does not come, or cannot write, nobody was reached.
 */
export function createBuiltInSender(world: ReceiverWorld): Sender {
  return {
    async send(message) {
      try {
        const { createReceiver } = await import('./receiver.ts')
        return await createReceiver(world).send(message)
      } catch {
        return { kind: 'unreachable' }
      }
    },
  }
}
