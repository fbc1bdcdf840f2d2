import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import { ModalAtPath, modal } from './modal-at-path.tsx'

const meta = {
  component: ModalAtPath,
  parameters: { scenario: 'default', path: '/p/launch?automations=active' },
} satisfies Meta<typeof ModalAtPath>
export default meta
type Story = StoryObj<typeof meta>

/** What a row's menu offers, in its order. */
const ITEMS = ['edit', 'rename', 'duplicate', 'move', 'delete'] as const

/** Opens the menu of the row at `index` and chooses of it. */
async function choose(index: number, item: (typeof ITEMS)[number]) {
  const { findAllByRole } = await modal()
  const row = (await findAllByRole('listitem'))[index]
  if (!row) throw new Error(`There is no row ${index}`)
  await userEvent.click(within(row).getAllByRole('button').at(-1) as HTMLElement)
  const items = await screen.findAllByRole('menuitem')
  await expect(items).toHaveLength(ITEMS.length)
  await userEvent.click(items[ITEMS.indexOf(item)] as HTMLElement)
}

// P5: in the row; Enter saves.
export const Rename: Story = {
  play: async () => {
    await choose(0, 'rename')
    const { findByRole } = await modal()
    const field = await findByRole('textbox')
    await waitFor(() => expect(field).toHaveFocus())
    await userEvent.clear(field)
    await userEvent.type(field, 'Ask Kim first{Enter}')
    await expect(await findByRole('link', { name: 'Ask Kim first' })).toHaveFocus()
  },
}

// T5: what is refused says why beside it, and stays.
export const NameTooLong: Story = {
  play: async () => {
    await choose(0, 'rename')
    const { findByRole, findByText } = await modal()
    const field = await findByRole('textbox')
    await userEvent.clear(field)
    await userEvent.paste('A very long name. '.repeat(12))
    await userEvent.keyboard('{Enter}')
    await findByText(/215/)
    await expect(field).toHaveAccessibleDescription(/200/)
  },
}

// P5: where it can go, and why not elsewhere.
export const Move: Story = {
  play: async () => {
    await choose(0, 'move')
    const options = within(await screen.findByRole('listbox')).getAllByRole('option')
    const closed = options.filter(option => option.ariaDisabled === 'true')
    await expect(closed.length).toBeGreaterThan(1)
    await expect(closed[1]).toHaveTextContent('Review')
    await expect(await screen.findByRole('combobox', { name: /places|lieu/ })).toHaveFocus()
  },
}

// Away from here it leaves the list; the toast leads there.
export const Moved: Story = {
  play: async () => {
    await choose(1, 'move')
    await screen.findByRole('listbox')
    await userEvent.keyboard('backlog{Enter}')
    await screen.findByText(/Backlog/, { selector: 'p' })
    const { queryAllByRole } = await modal()
    await waitFor(() => expect(queryAllByRole('switch')).toHaveLength(5))
  },
}

// P5: with Undo.
export const Deleted: Story = {
  play: async () => {
    await choose(0, 'delete')
    const { queryAllByRole } = await modal()
    await waitFor(() => expect(queryAllByRole('switch')).toHaveLength(5))
    await userEvent.click(await screen.findByRole('button', { name: /^(Undo|Annuler)$/ }))
    await waitFor(() => expect(queryAllByRole('switch')).toHaveLength(6))
  },
}
