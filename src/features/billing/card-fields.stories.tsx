import type { Meta, StoryObj } from '@storybook/react-vite'
import { type ComponentProps, useRef } from 'react'
import { expect, fn, userEvent, waitFor } from 'storybook/test'
import type { Instant } from '#domain/brand.ts'
import { Button } from '#ui/button.tsx'
import { CardFields, type CardFieldsHandle } from './card-fields.tsx'

const now = Date.parse('2026-11-23T12:00:00-08:00') as Instant

/** What is inside of the frame is tested in tests/ui/card-frame.browser.test.tsx: a story cannot look into it either. */
const meta = {
  component: CardFields,
  args: { now, onChange: fn() },
  render: args => <Payment {...args} />,
  decorators: [
    Story => (
      <main className="flex max-w-110 flex-col gap-4 p-4">
        <Story />
      </main>
    ),
  ],
  play: async ({ canvas, args }) => {
    await waitFor(() => expect(args.onChange).toHaveBeenCalled())
    const frame = await canvas.findByTitle<HTMLIFrameElement>(/Card details|Données de la carte/)
    await expect(frame.sandbox.value).toBe('allow-scripts')
    await expect(frame.contentDocument).toBeNull()
    await waitFor(() => expect(frame).toBeVisible())
  },
} satisfies Meta<typeof CardFields>
export default meta
type Story = StoryObj<typeof meta>

function Payment(props: ComponentProps<typeof CardFields>) {
  const card = useRef<CardFieldsHandle>(null)
  return (
    <>
      <CardFields {...props} ref={card} />
      <div>
        <Button variant="primary" onClick={() => void card.current?.tokenize()}>
          $200.00
        </Button>
      </div>
    </>
  )
}

export const Empty: Story = {}

/** The fields say what is missing, and the first of them has the focus. */
export const Missing: Story = {
  play: async context => {
    await meta.play(context)
    const frame = await context.canvas.findByTitle<HTMLIFrameElement>(/Card details|Données de la carte/)
    const before = frame.clientHeight
    await userEvent.click(context.canvas.getByRole('button'))
    await waitFor(() => expect(frame.clientHeight).toBeGreaterThan(before))
    await expect(frame).toHaveFocus()
  },
}

/** While a payment is under way. */
export const Locked: Story = { args: { locked: true } }

export const Narrow: Story = {
  decorators: [
    Story => (
      <div className="flex max-w-72 flex-col gap-4">
        <Story />
      </div>
    ),
  ],
}
