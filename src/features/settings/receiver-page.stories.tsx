import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { ReceiverPage } from './receiver-page.tsx'

const meta = {
  component: ReceiverPage,
  decorators: [
    Story => (
      <main className="flex max-w-240 flex-col gap-6 p-4">
        <Story />
      </main>
    ),
  ],
  parameters: { scenario: 'deliveries-failing', path: '/settings/receiver' },
} satisfies Meta<typeof ReceiverPage>
export default meta
type Story = StoryObj<typeof meta>

type World = { host: { fetch(request: Request): Promise<Response> } }

/** Work on tasks that sends: a webhook, an e-mail, a Slack message, a GitHub issue. */
async function work({ host }: World): Promise<void> {
  const changes = {
    'launch-1': { statusId: 'done' },
    'launch-2': { statusId: 'review' },
    'launch-3': { priority: 'urgent' },
    'bugs-2': { tags: { add: ['bug'] } },
  }
  for (const [id, change] of Object.entries(changes)) {
    const init = { method: 'PATCH', headers: { 'content-type': 'application/json' } }
    const url = new URL(`/api/v1/tasks/${id}`, location.origin)
    await host.fetch(new Request(url, { ...init, body: JSON.stringify(change) }))
  }
}

// Each is shown as what it is; a webhook's request as it came, with whether its signature fits.
export const Arrived: Story = {
  play: async ({ canvas, loaded }) => {
    await canvas.findByRole('heading', { level: 3 })
    await work(loaded.world as World)
    const list = await canvas.findByRole('list', { name: /arriv/ })
    await waitFor(() =>
      expect(list.children.length + canvas.queryAllByText(/nouvelle|new$/).length).toBeGreaterThan(1),
    )
    const pill = canvas.queryByRole('button', { name: /nouvelle|new$/ })
    if (pill) await userEvent.click(pill)
    await userEvent.click(await within(list).findByRole('button', { name: /shop/ }))
    await expect(await within(list).findByText('webhook-signature')).toBeVisible()
    await expect(within(list).getAllByText(/^Signature vali/)[0]).toBeVisible()
    await expect(within(list).getAllByText(/500$/)[0]).toBeVisible()
  },
}

export const NothingYet: Story = {
  parameters: { scenario: 'default' },
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { level: 3 })
    await userEvent.click(canvas.getByText(/fail$|échouer/))
    await expect(canvas.getByText('/status/500')).toBeVisible()
  },
}
