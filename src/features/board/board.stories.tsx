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

/** Deleting by the row's menu hands the focus on: to the next title, behind the last one to the one before. */
export const Deleting: Story = {
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Record the demo' })
    const titles = () => [...document.querySelectorAll<HTMLElement>('[data-part=title]')]
    const nameAt = (index: number) => titles().at(index)?.textContent
    const removeAt = async (index: number) => {
      const row = titles().at(index)?.closest('li')
      await userEvent.click(
        within(row as HTMLElement)
          .getAllByRole('button')
          .at(-1) as HTMLElement,
      )
      const items = await within(document.body).findAllByRole('menuitem')
      await userEvent.click(items.at(-1) as HTMLElement)
    }
    const [first, second] = [nameAt(0), nameAt(1)]
    await removeAt(0)
    await waitFor(() => expect(document.activeElement).toHaveTextContent(second as string))
    const toast = await within(document.body).findByRole('dialog')
    await userEvent.click(within(toast).getAllByRole('button')[0] as HTMLElement)
    await waitFor(() => expect(document.activeElement).toHaveTextContent(first as string))
    await waitFor(() => expect(within(document.body).queryByRole('dialog')).toBeNull())
    const before = nameAt(-2)
    await removeAt(-1)
    await waitFor(() => expect(document.activeElement).toHaveTextContent(before as string))
  },
}

/** What was begun is still there when the comments are opened again; Ctrl+Enter sends it and the field keeps the focus. */
export const Commenting: Story = {
  play: async ({ canvas }) => {
    const row = (await canvas.findByText('Record the demo')).closest('li') as HTMLElement
    const page = within(document.body)
    const open = () => userEvent.click(within(row).getAllByRole('button').at(-2) as HTMLElement)
    await open()
    await userEvent.type(await page.findByRole('textbox'), 'Half of it')
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(page.queryByRole('textbox')).toBeNull())
    await open()
    await expect(await page.findByRole('textbox')).toHaveValue('Half of it')
    await userEvent.type(page.getByRole('textbox'), ' and the rest{Control>}{Enter}{/Control}')
    await page.findByText('Half of it and the rest', { selector: 'p' })
    await waitFor(() => expect(page.getByRole('textbox')).toHaveValue(''))
    await expect(page.getByRole('textbox')).toHaveFocus()
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
    const title = await canvas.findByRole('button', { name: 'Record the demo' })
    await expect(title).toBeVisible()
    await userEvent.click(title)
    await expect(await canvas.findByRole('textbox')).toHaveValue('Record the film')
    await userEvent.keyboard('{Escape}')
  },
}

/** A title that was not added is in its field again. */
export const NotAdded: Story = {
  parameters: { scenario: 'storage-full' },
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Record the demo' })
    await userEvent.click(document.querySelector('[data-part=add]') as HTMLElement)
    await userEvent.keyboard('Order the cake{Enter}')
    await within(document.body).findByRole('dialog')
    await waitFor(() => expect(canvas.getByRole('textbox')).toHaveValue('Order the cake'))
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
