import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import { ModalAtPath, modal } from './modal-at-path.tsx'

const meta = {
  component: ModalAtPath,
  parameters: { scenario: 'default', path: '/p/launch?automations=active' },
} satisfies Meta<typeof ModalAtPath>
export default meta
type Story = StoryObj<typeof meta>

// P4: those of the place and those of the places above it.
export const Normal: Story = {
  play: async () => {
    const { findAllByRole, getAllByRole } = await modal()
    await expect(await findAllByRole('switch')).toHaveLength(6)
    await expect(getAllByRole('tab')[0]).toHaveTextContent('6')
  },
}

export const Search: Story = {
  play: async () => {
    const { findByRole, findAllByRole, queryAllByRole } = await modal()
    await findAllByRole('switch')
    await userEvent.type(await findByRole('searchbox'), 'kim ngu')
    await waitFor(() => expect(queryAllByRole('switch')).toHaveLength(1))
  },
}

export const NothingFound: Story = {
  parameters: { path: '/p/launch?automations=active&q=no%20such' },
  play: async () => {
    const { findAllByRole, findByText, getAllByRole } = await modal()
    await findByText(/no such/)
    await userEvent.click(getAllByRole('button').at(-1) as HTMLElement)
    await expect(await findAllByRole('switch')).toHaveLength(6)
  },
}

export const Inactive: Story = {
  parameters: { scenario: 'free-five-of-five', path: '/p/launch?automations=active&show=inactive' },
}

// U7: refused at the cap; the switch goes back, and the row says which cap, which plan and what helps.
export const FiveOfFive: Story = {
  parameters: { scenario: 'free-five-of-five', path: '/p/launch?automations=active&show=inactive' },
  play: async () => {
    const { findByRole } = await modal()
    const row = await findByRole('switch')
    await expect(row).toHaveAttribute('aria-checked', 'false')
    await userEvent.click(row)
    const refusal = await findByRole('alert')
    await expect(refusal).toHaveTextContent(/5 .*5.*(Free Forever|Gratuit à vie)/)
    await expect(within(refusal).getByRole('link')).toHaveAttribute(
      'href',
      expect.stringContaining('upgrade'),
    )
    await expect(row).toHaveAttribute('aria-checked', 'false')
    // Once: no toast repeats it.
    await expect(within(document.body).getAllByRole('dialog')).toHaveLength(1)
  },
}

// U7: what runs stays, nothing more can be switched on.
export const AboveTheCap: Story = {
  parameters: { scenario: 'above-the-cap', path: '/p/launch?automations=active&show=all' },
}

// L3: the failure is told where it happened, and can be tried again.
export const SwitchingFails: Story = {
  parameters: { scenario: 'switching-fails' },
  play: async () => {
    const { findAllByRole, findByRole } = await modal()
    const [first] = await findAllByRole('switch')
    if (!first) throw new Error('No automation is listed')
    await userEvent.click(first)
    await expect(first).toHaveAttribute('aria-checked', 'false')
    await findByRole('alert', undefined, { timeout: 5_000 })
    await expect(first).toHaveAttribute('aria-checked', 'true')
  },
}

// P4: it works in more places than this one.
export const InheritedSwitchedOff: Story = {
  play: async () => {
    const { findAllByRole } = await modal()
    const [first] = await findAllByRole('switch')
    await userEvent.click(first as HTMLElement)
    await screen.findByText(/Product/, { selector: 'p.font-medium' })
  },
}

// P6: the plan was lowered; what connects stays and is skipped.
export const Locked: Story = {
  parameters: { scenario: 'lower-plan' },
  play: async () => {
    const { findAllByText, getAllByRole } = await modal()
    const badges = await findAllByText(/Business/)
    await expect(badges.length).toBeGreaterThan(0)
    const upgrades = getAllByRole('link').filter(link => link.getAttribute('href')?.includes('upgrade'))
    await expect(upgrades).toHaveLength(badges.length)
  },
}

// What it refers to is gone: said in the row, with the way to its page.
export const BrokenReferences: Story = {
  parameters: { scenario: 'broken-references' },
  play: async () => {
    const { findAllByText } = await modal()
    await expect((await findAllByText(/Refers to|Fait référence/)).length).toBeGreaterThan(1)
  },
}

// P6: when the clock looks at them next.
export const Scheduled: Story = {
  parameters: { scenario: 'due-today' },
  play: async () => {
    const { findAllByText } = await modal()
    const [turn] = await findAllByText(/(next|prochaine)\s?:/)
    await expect(turn).toHaveAttribute('datetime')
  },
}

// P8: how many were refused, and since when.
export const Refused: Story = {
  parameters: { scenario: 'suspended' },
  play: async () => {
    const { findAllByText } = await modal()
    await findAllByText(/\d+ (refused since|refus)/)
  },
}

// Only the rows in view are there, and the first of them at once.
export const TenThousand: Story = {
  parameters: { scenario: 'ten-thousand' },
  play: async () => {
    const { findAllByRole, findByRole, findByText } = await modal()
    await expect((await findAllByRole('switch')).length).toBeLessThan(40)
    await userEvent.type(await findByRole('searchbox'), '9777')
    await findByText(/^1 .*9777/)
    await expect(await findAllByRole('switch')).toHaveLength(1)
  },
}

export const NoneHere: Story = {
  parameters: { scenario: 'no-automations' },
  play: async () => {
    const { findAllByRole } = await modal()
    await expect(await findAllByRole('listitem')).toHaveLength(3)
  },
}

export const ClickAppOff: Story = {
  parameters: { scenario: 'clickapp-off' },
  play: async () => {
    const { findAllByRole, findByRole } = await modal()
    for (const row of await findAllByRole('switch'))
      await expect(row).toHaveAttribute('aria-disabled', 'true')
    await expect(await findByRole('link', { name: /ClickApps/ })).toHaveAttribute(
      'href',
      expect.stringContaining('/settings/clickapps'),
    )
  },
}

// P2: by the URL, since the button is disabled for guests.
export const AsGuest: Story = {
  parameters: { scenario: 'as-guest' },
  play: async () => {
    const { findByText, queryByRole } = await modal()
    await findByText(/Ana Costa/)
    await expect(queryByRole('tab')).toBeNull()
  },
}

export const Loading: Story = { parameters: { scenario: 'loading' } }

export const Failed: Story = {
  parameters: { scenario: 'error' },
  play: async () => {
    const { findByRole } = await modal()
    const failure = await findByRole('alert', undefined, { timeout: 15_000 })
    await waitFor(() => expect(within(failure).getByRole('button')).toBeVisible())
  },
}
