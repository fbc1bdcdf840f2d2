import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'

const meta = {
  component: Banner,
  args: { tone: 'warning', title: '' },
} satisfies Meta<typeof Banner>
export default meta
type Story = StoryObj<typeof meta>

export const States: Story = {
  render: () => (
    <div className="flex flex-col gap-4">
      <Banner
        tone="warning"
        title="9,300 of 10,000 Actions used."
        detail="700 left until December 1, 00:00 Pacific (09:00 your time)."
        action={<Button>Add-ons</Button>}
      />
      <Banner
        tone="used_up"
        title="10,000 of 10,000 Actions used."
        detail="The next automation is refused until December 1, 00:00 Pacific (09:00 your time)."
        action={<Button>Upgrade</Button>}
      />
      <Banner
        tone="suspended"
        title="Automations are suspended."
        detail="They resume on December 1, 00:00 Pacific (09:00 your time), or now with more Actions."
        action={<Button>Add-ons</Button>}
      />
      <Banner tone="paid" shape="card" title="Paid." detail="Your allowance is 15,000 Actions a month." />
      <Banner tone="neutral" shape="card" title="Automations are switched off here." />
    </div>
  ),
}

export const Dismissed: Story = {
  args: { title: 'You are offline.', detail: 'Changes wait.', onDismiss: fn() },
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('button'))
    await expect(args.onDismiss).toHaveBeenCalledOnce()
  },
}
