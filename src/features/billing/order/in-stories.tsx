import { useState } from 'react'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import type { Wanted } from '#domain/order.ts'
import { OrderSummary } from './order-summary.tsx'

type OrderInStoryProps = { wanted: Wanted; onClose: () => void }

/** For stories: what is wanted as the page around keeps it, which closes the panel when it is asked to. */
export function OrderInStory({ wanted: first, onClose }: OrderInStoryProps) {
  const [wanted, setWanted] = useState<Wanted | null>(first)
  return (
    <OrderSummary
      wanted={wanted}
      onChange={setWanted}
      onClose={() => {
        onClose()
        setWanted(null)
      }}
    />
  )
}

type Faults = { latency?: number; failures?: 'none' | 'offline' | 'server' }
type Loaded = {
  world?: {
    host: {
      setFaults(faults: Faults & { only: { method: string; path: string }[] }): void
      fetch(request: Request): Promise<Response>
    }
  }
}

/** What requests below a path meet from now on: those that pay unless another path is said. */
export function setFaults(
  loaded: Record<string, unknown>,
  faults: Faults,
  only = [{ method: 'POST', path: '/orders' }],
): void {
  ;(loaded as Loaded).world?.host.setFaults({ ...faults, only })
}

/** A request of its own, past the interface: what another tab does. */
export async function sendAsAnotherTab(
  loaded: Record<string, unknown>,
  route: string,
  body: object,
): Promise<void> {
  const [method = 'GET', path = '/'] = route.split(' ')
  const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
  const url = new URL(`/api/v1${path}`, location.origin)
  const request = new Request(url, { method, headers, body: JSON.stringify(body) })
  await (loaded as Loaded).world?.host.fetch(request)
}

export const panel = async () => within(await screen.findByRole('dialog'))

/** The button that pays, once it can be pressed. */
export async function payButton(): Promise<HTMLElement> {
  const { findByRole } = await panel()
  const button = await findByRole('button', { name: /^(Upgrade|Mettre à niveau) .*\d/ })
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'))
  return button
}

export async function pay(): Promise<void> {
  await userEvent.click(await payButton())
}
