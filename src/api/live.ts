import type { QueryKey } from '@tanstack/react-query'
import type { Topic } from '#contract/usage.ts'
import type { Api } from './api.ts'
import { atAPace } from './at-a-pace.ts'

/** How long to wait before the stream is opened again after it ended, in milliseconds. */
const RECONNECT = { first: 250, most: 10_000 }

/** Runs may come by the hundred a second; what automations' rows count of them is read at this pace, in milliseconds. */
const COUNTS_EVERY = 2_000

/**
 * Keeps the cache in step with the service until `signal` aborts: a published usage value goes straight into it (U3;
 * follow-month.ts has what it is made of read), other changes mark what to read again. The stream reconnects by itself.
 */
export async function followLive({ client, orpc, queryClient }: Api, signal: AbortSignal): Promise<void> {
  const keysOf = (topic: Topic): QueryKey[] => {
    switch (topic) {
      case 'workspace':
        return [orpc.workspace.key(), orpc.session.key(), orpc.usage.key()]
      case 'places':
        return [orpc.places.key()]
      case 'tasks':
        return [orpc.tasks.key()]
      case 'automations':
        return [orpc.automations.key(), orpc.hooks.key(), orpc.places.key(), orpc.usage.key()]
      case 'activity':
        return [orpc.runs.key(), orpc.sandbox.key()]
      case 'deliveries':
        // A run tells how far what it sent has come.
        return [orpc.deliveries.key(), orpc.runs.key(), orpc.signing.key(), orpc.sandbox.key()]
      case 'mails':
        return [orpc.mails.key()]
      case 'billing':
        return [orpc.billing.key(), orpc.orders.key(), orpc.invoices.key()]
      case 'clock':
        return [[]]
    }
  }
  const readCounts = atAPace(() => void queryClient.invalidateQueries({ queryKey: orpc.automations.key() }), {
    every: COUNTS_EVERY,
    signal,
  })
  let wait = RECONNECT.first
  while (!signal.aborted) {
    try {
      for await (const event of await client.events.live(undefined, { signal })) {
        wait = RECONNECT.first
        switch (event.kind) {
          case 'ready':
            void queryClient.invalidateQueries()
            break
          case 'usage':
            // An answer that is still under way is older than what was just published.
            await queryClient.cancelQueries({ queryKey: orpc.usage.get.queryKey() })
            queryClient.setQueryData(orpc.usage.get.queryKey(), event.usage)
            break
          case 'changed':
            for (const queryKey of event.topics.flatMap(keysOf))
              void queryClient.invalidateQueries({ queryKey })
            if (event.topics.includes('activity') && !event.topics.includes('automations')) readCounts()
            break
        }
      }
    } catch {
      // The service went away or refused; what it says is shown where the screens read from it.
    }
    if (signal.aborted) return
    await pause(wait, signal)
    wait = Math.min(wait * 2, RECONNECT.most)
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
  })
}
