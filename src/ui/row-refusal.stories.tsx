import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { RowRefusal, rowRefusalLink } from './row-refusal.tsx'

const meta = {
  component: RowRefusal,
  args: {
    text: 'All 5 active automations of Free Forever are in use. Switch one off, or upgrade.',
    link: (
      <a href="#upgrade" className={rowRefusalLink}>
        Upgrade
      </a>
    ),
    onDismiss: fn(),
  },
  parameters: { controls: { disable: true } },
} satisfies Meta<typeof RowRefusal>
export default meta
type Story = StoryObj<typeof meta>

export const WithLink: Story = {
  play: async ({ canvas, args }) => {
    await expect(await canvas.findByRole('alert')).toBeVisible()
    await userEvent.click(canvas.getByRole('button'))
    await expect(args.onDismiss).toHaveBeenCalledOnce()
  },
}

export const WithRetry: Story = {
  args: { link: null, onRetry: fn(), text: 'The service could not be reached.' },
  play: async ({ canvas, args }) => {
    const [retry] = await canvas.findAllByRole('button')
    await userEvent.click(retry as HTMLElement)
    await expect(args.onRetry).toHaveBeenCalledOnce()
  },
}
