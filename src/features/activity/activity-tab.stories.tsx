import type { Decorator, Meta, StoryObj } from '@storybook/react-vite'
import { type ComponentProps, useState } from 'react'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import type { AutomationId, DeliveryId, PlaceId } from '#domain/brand.ts'
import type { ActivityChange, ActivitySearch } from './activity-search.ts'
import { ActivityTab } from './activity-tab.tsx'

/** As wide as the modal shows it, and scrolled in it. */
const inPanel: Decorator = Story => (
  <main className="h-140 max-w-230 overflow-y-auto bg-surface-raised">
    <Story />
  </main>
)

/** The URL's part of it, kept in the story. */
function Told(args: ComponentProps<typeof ActivityTab>) {
  const [search, setSearch] = useState(args.search)
  function change(wanted: ActivityChange) {
    args.change(wanted)
    const told = (before: ActivitySearch) =>
      Object.fromEntries(
        Object.entries({ ...before, ...wanted }).filter(([, value]) => value !== undefined),
      ) as ActivitySearch
    setSearch(told)
  }
  return (
    <ActivityTab
      {...args}
      search={search}
      change={change}
      leaveDelivery={() => change({ delivery: undefined })}
    />
  )
}

const meta = {
  component: ActivityTab,
  decorators: [inPanel],
  args: { placeId: 'launch' as PlaceId, search: {}, change: fn(), leaveDelivery: fn(), openAutomation: fn() },
  parameters: { scenario: 'default', path: '/p/launch?automations=activity' },
  render: Told,
} satisfies Meta<typeof ActivityTab>
export default meta
type Story = StoryObj<typeof meta>

type Canvas = Parameters<NonNullable<Story['play']>>[0]['canvas']

const rowsOf = async (canvas: Canvas) => {
  const [list] = await canvas.findAllByRole('list')
  return within(list as HTMLElement).getAllByRole('listitem')
}

/** Opens the first row of an outcome, by its sign's word in either language, and answers it. */
async function openRow(canvas: Canvas, says: RegExp) {
  await waitFor(async () => expect((await rowsOf(canvas)).length).toBeGreaterThan(0))
  const row = (await rowsOf(canvas)).find(({ textContent }) => says.test(textContent ?? ''))
  if (!row) throw new Error(`No row says ${says}`)
  const button = within(row).getAllByRole('button')[0] as HTMLElement
  await expect(button).toHaveAttribute('aria-expanded', 'false')
  await userEvent.click(button)
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  return row
}

export const Normal: Story = {
  play: async ({ canvas }) => {
    const before = (await rowsOf(canvas)).length
    const more = canvas.queryByRole('button', { name: /^(Show more|Afficher plus)$/ })
    if (!more) return
    await userEvent.click(more)
    await waitFor(async () => expect((await rowsOf(canvas)).length).toBeGreaterThan(before))
  },
}

// P8: each step with what came of it; the exact time; the way to the automation and to the task.
export const Opened: Story = {
  parameters: { scenario: 'connected' },
  play: async ({ args, canvas }) => {
    const row = await openRow(canvas, /GitHub issues/)
    await within(row).findByRole('link', { name: /#415/ })
    await waitFor(() => expect(within(row).getAllByRole('listitem')).toHaveLength(3))
    await userEvent.click(await within(row).findByRole('button', { name: /automation|automatisation/ }))
    await expect(args.openAutomation).toHaveBeenCalledWith('issues-to-tasks' as AutomationId)
  },
}

// P8: what failed says why and what helps, and that the steps before it stay.
export const FailedStep: Story = {
  args: { search: { outcome: 'failed' } },
  parameters: { scenario: 'broken-references' },
  play: async ({ canvas }) => {
    const row = await openRow(canvas, /./)
    await within(row).findByRole('list')
  },
}

export const Stopped: Story = {
  args: { search: { outcome: 'stopped' } },
  parameters: { scenario: 'chain-stopped' },
  play: async ({ canvas }) => {
    const row = await openRow(canvas, /6/)
    await waitFor(() => expect(row.querySelector('p.prose-width')).toBeVisible())
  },
}

export const Skipped: Story = {
  args: { search: { outcome: 'skipped' } },
  parameters: { scenario: 'lower-plan' },
  play: async ({ canvas }) => {
    await openRow(canvas, /Business/)
  },
}

// P8: how many were refused and since when, with the way out.
export const Refused: Story = {
  parameters: { scenario: 'suspended' },
  play: async ({ canvas }) => {
    const notice = await canvas.findByRole('note')
    await expect(notice.textContent).toContain('43')
    await expect(await within(notice).findByRole('link')).toHaveAttribute(
      'href',
      expect.stringContaining('/settings/billing'),
    )
  },
}

// Who may not buy is told whom to ask.
export const RefusedForMembers: Story = {
  parameters: { scenario: 'suspended', actAs: 'lea' },
  play: async ({ canvas }) => {
    const notice = await canvas.findByRole('note')
    await waitFor(() => expect(notice.textContent).toContain('Ana Costa'))
    await expect(within(notice).queryByRole('link')).toBeNull()
  },
}

// Bought since: how many there were is said, not that anything is to be done.
export const RefusedBefore: Story = {
  parameters: { scenario: 'suspended-then-bought' },
  play: async ({ args, canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /refused|refusés/ }))
    await expect(args.change).toHaveBeenCalledWith({ outcome: 'refused' })
    await waitFor(() => expect(canvas.getAllByRole('combobox')[0]).toHaveValue('refused'))
  },
}

// Says what to ask less of.
export const NothingFits: Story = {
  args: { search: { outcome: 'stopped', of: 'assign-reviewer' as AutomationId } },
  play: async ({ canvas }) => {
    await canvas.findByRole('heading')
    const buttons = canvas.getAllByRole('button', { name: /^(Any|Tou)/ })
    await expect(buttons).toHaveLength(2)
    await userEvent.click(buttons[0] as HTMLElement)
    await waitFor(async () => expect((await rowsOf(canvas)).length).toBeGreaterThan(0))
  },
}

export const Deliveries: Story = {
  args: { placeId: 'product' as PlaceId, search: { log: 'deliveries' } },
  parameters: { scenario: 'connected' },
  play: async ({ canvas }) => {
    await waitFor(async () => expect((await rowsOf(canvas)).length).toBeGreaterThan(3))
    const [first] = await rowsOf(canvas)
    const link = within(first as HTMLElement).getByRole('link')
    const name = link.textContent
    await userEvent.click(link)
    await canvas.findByRole('heading', { name: name ?? '' })
    // Back, the focus is where it was.
    await userEvent.click(canvas.getAllByRole('button')[0] as HTMLElement)
    await waitFor(() => expect(link).toHaveFocus())
  },
}

/** What one of two failing receivers answered, attempt by attempt. */
export const Delivery: Story = {
  args: { placeId: 'product' as PlaceId, search: { log: 'deliveries', outcome: 'failed' } },
  parameters: { scenario: 'deliveries-failing' },
  play: async ({ canvas }) => {
    await waitFor(async () => expect((await rowsOf(canvas)).length).toBeGreaterThan(0))
    await userEvent.click(within((await rowsOf(canvas))[0] as HTMLElement).getByRole('link'))
    await waitFor(() => expect(canvas.getAllByText(/50[03]/).length).toBeGreaterThan(6))
    await expect(await canvas.findByRole('link', { name: /arriv/ })).toHaveAttribute(
      'href',
      expect.stringContaining('/settings/receiver'),
    )
  },
}

export const DeliveryGone: Story = {
  args: { search: { log: 'deliveries', delivery: 'nonesuch' as DeliveryId } },
  play: async ({ canvas }) => {
    await canvas.findByRole('alert')
  },
}

export const NothingSent: Story = {
  args: { search: { log: 'deliveries' } },
  parameters: { scenario: 'empty-workspace' },
}

export const Empty: Story = { parameters: { scenario: 'empty-workspace' } }

export const Loading: Story = { parameters: { scenario: 'loading' } }

export const Failed: Story = {
  parameters: { scenario: 'error' },
  play: async ({ canvas }) => {
    const failure = await canvas.findByRole('alert', undefined, { timeout: 15_000 })
    await expect(within(failure).getByRole('button')).toBeVisible()
  },
}
