import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import type { PlaceId } from '#domain/brand.ts'
import { Board } from './board.tsx'

const meta = {
  component: Board,
  args: { placeId: 'launch' as PlaceId, onOpenActivity: fn() },
  parameters: { layout: 'fullscreen', scenario: 'normal' },
} satisfies Meta<typeof Board>
export default meta

type Story = StoryObj<typeof meta>

/** Changing a status by its menu moves the row and fires what listens; the toast leads to the activity. */
export const List: Story = {
  play: async ({ canvas, args }) => {
    const row = (await canvas.findByText('Record the demo')).closest('li')
    if (!row) throw new Error('The task has no row')
    await userEvent.click(within(row).getAllByRole('button')[0] as HTMLElement)
    const page = within(document.body)
    await userEvent.click(await page.findByRole('menuitemradio', { name: 'In progress' }))
    const toast = await page.findByRole('dialog')
    await userEvent.click(within(toast).getAllByRole('button')[0] as HTMLElement)
    await expect(args.onOpenActivity).toHaveBeenCalledWith('launch')
  },
}

/** A title is changed in place; Escape keeps the old one. */
export const Renaming: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Record the demo' }))
    await userEvent.keyboard('Something else{Escape}')
    await userEvent.click(await canvas.findByRole('button', { name: 'Record the demo' }))
    await userEvent.keyboard('Record the film{Enter}')
    await expect(await canvas.findByRole('button', { name: 'Record the film' })).toHaveFocus()
  },
}

/** By keyboard: Alt and an arrow. The focus goes with the task. */
export const MovingByKeyboard: Story = {
  play: async ({ canvas }) => {
    const title = await canvas.findByRole('button', { name: 'Record the demo' })
    title.focus()
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
    await waitFor(() => {
      const titles = [...document.querySelectorAll('[data-part=title]')].map(({ textContent }) => textContent)
      return expect(titles.slice(0, 2)).toEqual(['Record the demo', 'Write the release note'])
    })
    await waitFor(() => expect(document.activeElement).toHaveTextContent('Record the demo'))
  },
}

export const Space: Story = { args: { placeId: 'product' as PlaceId } }
export const Everything: Story = { args: { placeId: null } }
export const Empty: Story = {
  args: { placeId: 'launch' as PlaceId },
  parameters: { scenario: 'empty-workspace' },
}
export const Guest: Story = { parameters: { scenario: 'as-guest' } }
export const Loading: Story = { parameters: { scenario: 'loading' } }
export const Failing: Story = {
  parameters: { scenario: 'error' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toBeInTheDocument()
  },
}

/** A change that is refused is taken back, with the reason. */
export const RolledBack: Story = {
  parameters: { scenario: 'storage-full' },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Record the demo' }))
    await userEvent.keyboard('Record the film{Enter}')
    const page = within(document.body)
    await expect(await page.findByRole('dialog', { name: /Record the demo/ })).toBeInTheDocument()
    await expect(await canvas.findByRole('button', { name: 'Record the demo' })).toBeVisible()
  },
}

/** U6: nothing runs, and the toast says until when. */
export const Suspended: Story = {
  parameters: { scenario: 'suspended' },
  play: async ({ canvas }) => {
    const row = (await canvas.findByText('Record the demo')).closest('li')
    if (!row) throw new Error('The task has no row')
    await userEvent.click(within(row).getAllByRole('button')[0] as HTMLElement)
    const page = within(document.body)
    await userEvent.click(await page.findByRole('menuitemradio', { name: 'In progress' }))
    await expect(await page.findByRole('dialog')).toBeInTheDocument()
  },
}
