import type { Decorator, Meta, StoryObj } from '@storybook/react-vite'
import { type ReactNode, useEffect, useState } from 'react'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import type { MemoryHost } from '#hosts/memory/memory-host.ts'
import type { Faults } from '#scenarios/faults.ts'
import { UsageInPanel } from '../in-stories.tsx'

/** The numbers come, what is below them does not, or not as it should. */
const withDetails =
  (faults: Faults): Decorator =>
  (Story, { loaded }) => {
    const { host } = loaded.world as { host: MemoryHost }
    host.setFaults({ ...faults, only: [{ path: '/usage/months' }] })
    return <Story />
  }

const meta = {
  component: UsageInPanel,
  parameters: { scenario: 'normal', path: '/p/launch?automations=usage' },
} satisfies Meta<typeof UsageInPanel>
export default meta
type Story = StoryObj<typeof meta>

type Canvas = Parameters<NonNullable<Story['play']>>[0]['canvas']

const rows = async (canvas: Canvas) => await within(await breakdown(canvas)).findAllByRole('listitem')
const breakdown = async (canvas: Canvas) => {
  const list = await waitFor(() => {
    const section = canvas.getAllByRole('heading', { level: 3 }).at(-1)?.closest('section')
    expect(section && within(section).queryAllByRole('listitem').length).toBeGreaterThan(0)
    return section as HTMLElement
  })
  return list
}
/** The chart has come. */
const chart = (canvas: Canvas) => canvas.findByRole('figure')

export const Ok: Story = {
  play: async ({ canvas }) => {
    await chart(canvas)
    const [first] = await rows(canvas)
    await expect(within(first as HTMLElement).getByRole('link')).toHaveAttribute(
      'href',
      expect.stringContaining('edit='),
    )
    await expect(within(first as HTMLElement).getByRole('switch')).toBeChecked()
  },
}

export const Warning: Story = {
  parameters: { scenario: 'warning' },
  play: async ({ canvas }) => void (await chart(canvas)),
}

export const Suspended: Story = {
  parameters: { scenario: 'suspended' },
  play: async ({ canvas }) => {
    await chart(canvas)
    const [first] = await rows(canvas)
    await expect(first).toHaveTextContent(/\d refus/)
  },
}

export const NothingUsed: Story = {
  parameters: { scenario: 'nothing-used' },
  play: async ({ canvas }) => {
    const csv = await canvas.findByRole('button', { name: /CSV/ })
    await waitFor(() => expect(csv).toHaveAttribute('aria-disabled', 'true'))
    await expect(canvas.queryAllByRole('switch')).toHaveLength(0)
  },
}

// U9: from three days of data on.
export const TooLittleData: Story = {
  parameters: { scenario: 'suspended-then-reset' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/ 3 complete days|sur 3\./)).toBeVisible()
  },
}

export const PastMonth: Story = {
  parameters: { scenario: 'suspended-then-reset', path: '/p/launch?automations=usage&month=2026-10' },
  play: async ({ canvas }) => {
    await chart(canvas)
    await rows(canvas)
  },
}

export const Months: Story = {
  play: async ({ canvas }) => {
    await chart(canvas)
    await userEvent.click(canvas.getByRole('button', { name: /2026/ }))
    await expect(await screen.findAllByRole('menuitemradio')).toHaveLength(3)
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
  },
}

export const ByPlace: Story = {
  parameters: { path: '/p/launch?automations=usage&by=place' },
  play: async ({ canvas }) => {
    const [first] = await rows(canvas)
    await expect(within(first as HTMLElement).getByRole('link')).toHaveAttribute(
      'href',
      expect.stringContaining('automations=active'),
    )
  },
}

export const ByDay: Story = {
  parameters: { scenario: 'suspended', path: '/p/launch?automations=usage&by=day' },
  play: async ({ canvas }) => {
    const [first] = await rows(canvas)
    await expect(within(first as HTMLElement).getByRole('link')).toHaveAttribute(
      'href',
      expect.stringContaining('automations=activity'),
    )
  },
}

// A few of 10,000 first; then all of them, of which only those in view are drawn.
export const ManyAutomations: Story = {
  parameters: { scenario: 'ten-thousand', app: true },
  play: async () => {
    const all = await screen.findByRole('button', { name: /2[,\u202f]223/ })
    await userEvent.click(all)
    await waitFor(() => expect(all).not.toBeInTheDocument())
    const panel = screen.getByRole('tabpanel')
    await waitFor(() => expect(panel.querySelector('[aria-setsize="2223"]')).not.toBeNull())
    await expect(within(panel).getAllByRole('listitem').length).toBeLessThan(100)
  },
}

export const DeletedAutomation: Story = {
  decorators: [
    (Story, { loaded }) => (
      <WithoutTheFirst host={(loaded.world as { host: MemoryHost }).host}>
        <Story />
      </WithoutTheFirst>
    ),
  ],
  play: async ({ canvas }) => {
    const [first] = await rows(canvas)
    await expect(within(first as HTMLElement).queryByRole('switch')).toBeNull()
  },
}

function WithoutTheFirst({ host, children }: { host: MemoryHost; children: ReactNode }) {
  const [done, setDone] = useState(false)
  useEffect(() => {
    deleteFirst(host).then(() => setDone(true))
  }, [host])
  return done ? children : null
}

async function deleteFirst({ app }: MemoryHost): Promise<void> {
  const address = 'http://headroom.test/api/v1'
  const parts = await app.fetch(new Request(`${address}/usage/months/2026-11/automations?limit=1`))
  const { items } = (await parts.json()) as { items: { id: string }[] }
  await app.fetch(new Request(`${address}/automations/${items[0]?.id}`, { method: 'DELETE' }))
}

// U7: at the cap it says so at the row, and the switch is back.
export const AtTheCap: Story = {
  parameters: { scenario: 'above-the-cap' },
  play: async ({ canvas }) => {
    const [first] = await rows(canvas)
    const toggle = within(first as HTMLElement).getByRole('switch')
    await userEvent.click(toggle)
    await waitFor(() => expect(toggle).not.toBeChecked())
    await waitFor(() => expect(toggle).not.toHaveAttribute('aria-busy'))
    await userEvent.click(toggle)
    await expect(await within(await breakdown(canvas)).findByRole('alert')).toBeVisible()
    await expect(toggle).not.toBeChecked()
  },
}

export const Loading: Story = {
  decorators: [withDetails({ latency: Number.POSITIVE_INFINITY })],
  play: async ({ canvas }) => void (await canvas.findAllByRole('meter')),
}

export const Failed: Story = {
  decorators: [withDetails({ failures: 'server' })],
  play: async ({ canvas }) => {
    const failures = await canvas.findAllByRole('alert', undefined, { timeout: 15_000 })
    await expect(within(failures[0] as HTMLElement).getByRole('button')).toBeVisible()
    await expect(canvas.getAllByRole('meter').length).toBeGreaterThan(0)
  },
}

// U3: the card has moved on, and the rest could not: it says as of when it is.
export const NotUpdated: Story = {
  play: async ({ canvas, loaded }) => {
    await chart(canvas)
    await rows(canvas)
    const { host } = loaded.world as { host: MemoryHost }
    host.setFaults({ failures: 'server', only: [{ path: '/usage/months' }] })
    await runTen(host)
    const failures = await canvas.findAllByRole('alert', undefined, { timeout: 15_000 })
    await expect(within(failures[0] as HTMLElement).getByRole('button')).toBeVisible()
    await expect(await breakdown(canvas)).toHaveTextContent(/(as of|publication\s: ).*\d\d:\d\d/)
  },
}

async function runTen({ app }: MemoryHost): Promise<void> {
  const address = 'http://headroom.test/api/v1'
  const list = await app.fetch(new Request(`${address}/automations?limit=1`))
  const [automation] = ((await list.json()) as { items: { id: string }[] }).items
  const runs = Array.from({ length: 10 }, (_, index) => ({
    automationId: automation?.id,
    key: `ten-${index}`,
  }))
  const headers = { 'content-type': 'application/json' }
  await app.fetch(new Request(`${address}/runs`, { method: 'POST', headers, body: JSON.stringify({ runs }) }))
}
