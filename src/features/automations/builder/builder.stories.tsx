import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import { add, at, BuilderAtPath, card, chooseTrigger, fieldOf, form, save } from './in-stories.tsx'

const meta = {
  component: BuilderAtPath,
  parameters: { scenario: 'connected', path: at('new') },
} satisfies Meta<typeof BuilderAtPath>
export default meta
type Story = StoryObj<typeof meta>

export const New: Story = {
  play: async () => {
    const { findByRole } = await form()
    // P6: on a plan that connects, two of the templates do.
    const templates = within(await findByRole('region'))
    await expect(await templates.findAllByRole('button')).toHaveLength(5)
    // The name.
    await waitFor(() => expect(screen.getAllByRole('textbox')[0]).toHaveFocus())
  },
}

export const FromTemplate: Story = {
  play: async () => {
    const { findByRole, queryByRole } = await form()
    const [first] = await within(await findByRole('region')).findAllByRole('button')
    await userEvent.click(first as HTMLElement)
    await expect(queryByRole('region')).toBeNull()
    await expect((await card(2)).getAllByRole('listitem')).toHaveLength(1)
  },
}

// Every part from top to bottom, and what is not right with it.
export const Incomplete: Story = {
  play: async () => {
    await chooseTrigger('status_changed')
    await add(1, 1)
    await add(1, 0)
    for (const index of [2, 8, 9, 7]) await add(2, index)
    await save()
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(/^\d /))
    await waitFor(() => expect(document.activeElement).toBeInvalid())
  },
}

export const PriorityChanged: Story = { play: () => chooseTrigger('priority_changed') }
export const AssigneeAdded: Story = { play: () => chooseTrigger('assignee_added') }
export const TagAdded: Story = { play: () => chooseTrigger('tag_added') }
export const TaskCreated: Story = { play: () => chooseTrigger('task_created') }

// The clock starts it on no task: there is nothing to look at, and a task has to be made first.
export const Daily: Story = {
  play: async () => {
    await chooseTrigger('daily')
    const zone = await fieldOf(0)
    await userEvent.click(zone)
    await userEvent.keyboard('kolk')
    await userEvent.click(await screen.findByRole('option', { name: 'Asia/Kolkata' }))
    await expect(zone).toHaveValue('Asia/Kolkata')
    await expect((await card(1)).queryByRole('button')).toBeNull()
    await userEvent.click((await card(2)).getAllByRole('button').at(-1) as HTMLElement)
    const items = await screen.findAllByRole('menuitem')
    await expect(items[0]).toHaveAttribute('aria-disabled', 'true')
    await userEvent.keyboard('{Escape}')
    await add(2, 7)
  },
}

export const DueDateArrives: Story = { parameters: { path: at('due-reminder') } }

export const WebhookWithPayloads: Story = {
  parameters: { path: at('issues-to-tasks') },
  play: async () => {
    const { findAllByRole } = await card(0)
    const [received] = (await findAllByRole('listitem')) as HTMLElement[]
    if (!received) throw new Error('Nothing was received')
    await userEvent.click(within(received).getByText(/GitHub/))
    await expect(within(received).getByText(/"action"/)).toBeVisible()
    // A field of the latest payload, from the list.
    const path = await fieldOf(1)
    await userEvent.clear(path)
    await userEvent.type(path, 'issue.st')
    await userEvent.click(await screen.findByRole('option', { name: /^issue\.state/ }))
    await expect(path).toHaveValue('issue.state')
  },
}

export const WebhookTest: Story = {
  play: async () => {
    await chooseTrigger('webhook_received')
    const { findByRole, findAllByRole } = await card(0)
    await userEvent.click(
      await waitFor(async () => {
        const toggle = (await findAllByRole('button')).find(
          button => button.ariaExpanded === 'false' && button.hasAttribute('aria-controls'),
        )
        if (!toggle) throw new Error('The address is not there yet')
        return toggle
      }),
    )
    await userEvent.click((await findAllByRole('button')).at(-1) as HTMLElement)
    await expect(await findByRole('list')).toBeVisible()
  },
}

// Filled in by the menu, at the caret.
export const Integration: Story = {
  parameters: { path: at('tell-slack') },
  play: async () => {
    const { getAllByRole } = await card(2)
    const text = getAllByRole('textbox').at(-1) as HTMLTextAreaElement
    text.focus()
    text.setSelectionRange(0, 0)
    await userEvent.click(getAllByRole('button').at(-2) as HTMLElement)
    await userEvent.click((await screen.findAllByRole('menuitem'))[1] as HTMLElement)
    await waitFor(() => expect(text.value).toMatch(/^\{\{task\.status\}\}/))
    await waitFor(() => expect(text).toHaveFocus())
  },
}
