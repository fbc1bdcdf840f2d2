import { createMemoryHistory } from '@tanstack/react-router'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createApi } from '#api/api.ts'
import { App } from '#app/app.tsx'
import { activateLocale } from '#app/locale.ts'
import { createAppRouter } from '#app/router.tsx'
import { createMemoryHost } from '#hosts/memory/memory-host.ts'
import '#app/styles.css'

// With the browser's own keys: what a select, a menu and the order of the Tab key do is the browser's doing.

let root: Root

beforeEach(async () => {
  await page.viewport(1_000, 800)
  localStorage.clear()
  await activateLocale('en')
  const element = document.createElement('div')
  element.id = 'root'
  document.body.append(element)
  root = createRoot(element)
})
afterEach(() => {
  root.unmount()
  document.body.replaceChildren()
})

const press = (keys: string) => userEvent.keyboard(keys)

/** Presses Tab until the control has the focus. */
async function tabTo(role: 'combobox' | 'button' | 'textbox', name: string): Promise<void> {
  const control = page.getByRole(role, { name, exact: true })
  await expect.element(control).toBeInTheDocument()
  for (let tabs = 0; tabs < 60; tabs++) {
    if (document.activeElement === control.element()) return
    await userEvent.tab()
  }
  throw new Error(`Tab does not lead to ${name}`)
}

/** Chooses in the select that has the focus, by typing. */
async function choose(label: string): Promise<void> {
  const select = document.activeElement as HTMLSelectElement
  await press(label)
  await expect.poll(() => select.selectedOptions[0]?.label).toBe(label)
}

/** Opens the menu of the button that has the focus and goes to the item by typing. */
async function pick(label: string): Promise<void> {
  await press('{Enter}')
  await expect.element(page.getByRole('menuitem', { name: label, exact: true })).toBeVisible()
  await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('menuitem')
  await press(label.slice(0, 6))
  await expect.poll(() => document.activeElement?.textContent).toContain(label)
  await press('{Enter}')
  await expect.poll(() => page.getByRole('menu').query()).toBeNull()
}

test('L2: an automation is built and saved by keyboard alone', async () => {
  const host = await createMemoryHost({ scenario: 'default' })
  const api = createApi({ fetch: host.fetch, token: () => null })
  const router = createAppRouter(
    createMemoryHistory({ initialEntries: ['/p/launch?automations=active&edit=new'] }),
  )
  root.render(
    <App
      {...{ api, router }}
      member={{ token: () => null, become: () => {} }}
      backend={{ setFaults: host.setFaults, reset: async () => {} }}
      scenario="default"
    />,
  )
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveFocus()

  await tabTo('combobox', 'Trigger')
  await choose('Status changed')
  await tabTo('combobox', 'to')
  await choose('Review')
  await tabTo('button', 'Add condition')
  await pick('Priority')
  await expect.element(page.getByRole('combobox', { name: 'Priority' })).toHaveFocus()
  await choose('Urgent')
  await tabTo('button', 'Add step')
  await pick('Call a webhook')
  await expect.element(page.getByRole('textbox', { name: 'Address' })).toHaveFocus()
  await press('https://example.com/hook')
  await tabTo('button', 'Add step')
  await pick('Add assignee')
  await expect.element(page.getByRole('combobox', { name: 'Assignee' })).toHaveFocus()
  await choose('Kim Nguyen')
  // Before the webhook: the buttons of its row, and the keys.
  await tabTo('button', 'Remove step 2')
  await press('{Alt>}{ArrowUp}{/Alt}')
  await expect.element(page.getByRole('button', { name: 'Remove step 1' })).toHaveFocus()
  await press('{Control>}{Enter}{/Control}')

  const name = 'When status → Review, if priority is Urgent: assign Kim Nguyen, call a webhook'
  await expect.element(page.getByText(`“${name}” is saved and on`)).toBeVisible()
  await expect.element(page.getByRole('switch', { name })).toHaveFocus()
  const { items } = await api.client.automations.list({})
  expect(items.find(item => item.name === name)).toMatchObject({
    active: true,
    trigger: { kind: 'status_changed', from: null, to: 'review' },
    conditions: [{ kind: 'priority_is', priority: 'urgent' }],
    steps: [
      { kind: 'add_assignee', memberId: 'kim' },
      { kind: 'call_webhook', url: 'https://example.com/hook' },
    ],
  })
})
