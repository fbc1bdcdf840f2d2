import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'

// Each story is the whole application: what is due is known by the clock, which the shell keeps.
const meta = {
  title: 'features/board/due dates',
  parameters: { layout: 'fullscreen', app: true, scenario: 'due-today', path: '/p/launch' },
} satisfies Meta
export default meta

type Story = StoryObj<typeof meta>
type Canvas = Parameters<NonNullable<Story['play']>>[0]['canvas']

async function rowOf(canvas: Canvas, title: string): Promise<HTMLElement> {
  const row = (await canvas.findByText(title)).closest('li')
  if (!row) throw new Error('The task has no row')
  return row
}

/** Behind it come the comments and the row's menu. */
const fieldIn = (row: HTMLElement) => within(row).getAllByRole('button').at(-3) as HTMLElement
const page = () => within(document.body)
const overdue = /overdue|en retard/i

/** Overdue is said in words, too, but not of what is done. */
export const Overdue: Story = {
  play: async ({ canvas }) => {
    const late = await rowOf(canvas, 'Collect quotes from three customers')
    await waitFor(() => expect(fieldIn(late)).toHaveTextContent(overdue))
    await expect(fieldIn(late)).toHaveAccessibleName(overdue)
    await expect(fieldIn(await rowOf(canvas, 'Record the demo'))).not.toHaveTextContent(overdue)
    await expect(fieldIn(await rowOf(canvas, 'Agree on the launch date'))).not.toHaveTextContent(overdue)
  },
}

/** One press on a day that is chosen often, and the focus is where it was. */
export const QuickChoice: Story = {
  play: async ({ canvas }) => {
    const row = await rowOf(canvas, 'Record the demo')
    const tomorrow = fieldIn(await rowOf(canvas, 'Check the pricing page with legal'))
    await waitFor(() => expect(tomorrow).toHaveTextContent(/Tomorrow|Demain/))
    await userEvent.click(fieldIn(row))
    const picker = await page().findByRole('dialog')
    await userEvent.click(within(picker).getAllByRole('button')[1] as HTMLElement)
    await waitFor(() => expect(fieldIn(row).textContent).toBe(tomorrow.textContent))
    await waitFor(() => expect(fieldIn(row)).toHaveFocus())
  },
}

/** What is typed counts at Enter; Escape leaves it as it was. */
export const Typing: Story = {
  play: async ({ canvas }) => {
    const row = await rowOf(canvas, 'Record the demo')
    await waitFor(() => expect(fieldIn(row)).toHaveTextContent(/Today|Aujourd/))
    const typeAnd = async (key: string) => {
      await userEvent.click(fieldIn(row))
      const field = (await page().findByRole('dialog')).querySelector('input') as HTMLInputElement
      await userEvent.type(field, '2026-12-24', { initialSelectionStart: 0, initialSelectionEnd: 10 })
      await userEvent.keyboard(key)
      await waitFor(() => expect(page().queryByRole('dialog')).toBeNull())
    }
    await typeAnd('{Escape}')
    await expect(fieldIn(row)).toHaveTextContent(/Today|Aujourd/)
    await typeAnd('{Enter}')
    await waitFor(() => expect(fieldIn(row)).toHaveTextContent(/24/))
  },
}

/** By the row's menu, where its empty field is not shown. */
export const ByMenu: Story = {
  play: async ({ canvas }) => {
    const row = await rowOf(canvas, 'Set up redirects from the old pricing page')
    const more = within(row).getAllByRole('button').at(-1) as HTMLElement
    more.focus()
    await userEvent.keyboard('{Enter}')
    await page().findByRole('menu')
    await waitFor(() => expect(document.activeElement).toHaveAttribute('role', 'menuitem'))
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowRight}')
    await waitFor(() => expect(page().getAllByRole('menu')).toHaveLength(2))
    await userEvent.keyboard('{End}{Enter}')
    const picker = await page().findByRole('dialog')
    await waitFor(() => expect(picker.querySelector('input')).toHaveFocus())
    await userEvent.click(within(picker).getAllByRole('button')[0] as HTMLElement)
    await waitFor(() => expect(fieldIn(row)).toHaveTextContent(/Today|Aujourd/))
  },
}

/** A change that is refused is taken back. */
export const Refused: Story = {
  parameters: { scenario: 'storage-full' },
  play: async ({ canvas }) => {
    const row = await rowOf(canvas, 'Record the demo')
    await waitFor(() => expect(fieldIn(row)).toHaveTextContent(/Today|Aujourd/))
    await userEvent.click(fieldIn(row))
    const picker = await page().findByRole('dialog')
    await userEvent.click(within(picker).getAllByRole('button').at(-1) as HTMLElement)
    await expect(await page().findByRole('dialog', { name: /Record the demo/ })).toBeInTheDocument()
    await waitFor(() => expect(fieldIn(row)).toHaveTextContent(/Today|Aujourd/))
  },
}

/** P2: guests see no usage; the service's time they have from their session, so days are named for them, too. */
export const Guest: Story = {
  parameters: { actAs: 'tom' },
  play: async ({ canvas }) => {
    const row = await rowOf(canvas, 'Record the demo')
    await userEvent.click(fieldIn(row))
    const picker = await page().findByRole('dialog')
    await expect(within(picker).getAllByRole('button')).toHaveLength(4)
    await userEvent.keyboard('{Escape}')
  },
}

/** A task that an automation made says by which. */
export const CreatedByAutomation: Story = {
  play: async ({ canvas }) => {
    const row = await rowOf(canvas, 'Stand-up notes')
    const mark = within(row).getByRole('button', {
      name: /(Created by|Créée par) Prepare the stand-up, /,
    })
    await userEvent.click(mark)
    await expect(await page().findByRole('tooltip')).toHaveTextContent('Prepare the stand-up')
  },
}
