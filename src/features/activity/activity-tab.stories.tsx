import type { Decorator, Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import type { PlaceId } from '#domain/brand.ts'
import { ActivityTab } from './activity-tab.tsx'

/** As wide as the modal shows it. */
const inPanel: Decorator = Story => (
  <main className="max-w-230 bg-surface-raised">
    <Story />
  </main>
)

const meta = {
  component: ActivityTab,
  decorators: [inPanel],
  args: { placeId: 'launch' as PlaceId },
  parameters: { scenario: 'default', path: '/p/launch?automations=activity' },
} satisfies Meta<typeof ActivityTab>
export default meta
type Story = StoryObj<typeof meta>

export const Normal: Story = {
  play: async ({ canvas }) => {
    const list = await canvas.findByRole('list')
    const before = within(list).getAllByRole('listitem').length
    const more = canvas.queryByRole('button')
    if (!more) return
    await userEvent.click(more)
    await waitFor(() => expect(within(list).getAllByRole('listitem').length).toBeGreaterThan(before))
  },
}

// What was refused after the Actions were used up.
export const Refused: Story = { parameters: { scenario: 'suspended' } }

export const Empty: Story = { parameters: { scenario: 'empty-workspace' } }

export const Loading: Story = { parameters: { scenario: 'loading' } }

export const Failed: Story = {
  parameters: { scenario: 'error' },
  play: async ({ canvas }) => {
    const failure = await canvas.findByRole('alert', undefined, { timeout: 15_000 })
    await expect(within(failure).getByRole('button')).toBeVisible()
  },
}
