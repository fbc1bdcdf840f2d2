import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Menu } from '#ui/menu.tsx'
import { Popover } from '#ui/popover.tsx'
import { ToastProvider, useToasts } from '#ui/toast.tsx'
import '#app/styles.css'

// With the browser's own keys and pointer: what a dialog keeps in and lets out is the browser's doing.

let root: Root

beforeEach(async () => {
  // Wide enough that there is something beside the dialog.
  await page.viewport(1_000, 800)
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  const element = document.createElement('div')
  document.body.append(element)
  root = createRoot(element)
})
afterEach(() => {
  root.unmount()
  document.body.replaceChildren()
})

/** Of the dialogs here, whose owners close them unless `keeps`. */
const onClose = vi.fn<(reason: string) => void>()

function Workplace({ keeps = false, lockedReason }: { keeps?: boolean; lockedReason?: string }) {
  const [open, setOpen] = useState(false)
  const [confirm, setConfirm] = useState(false)
  const toasts = useToasts()
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      <Menu
        trigger={<Button>More</Button>}
        entries={[
          { kind: 'item', label: 'Open by menu', onSelect: () => setOpen(true) },
          {
            kind: 'submenu',
            label: 'Others',
            entries: [{ kind: 'item', label: 'Open by submenu', onSelect: () => setOpen(true) }],
          },
        ]}
      />
      <Dialog
        open={open}
        onClose={reason => {
          onClose(reason)
          if (!keeps) setOpen(false)
        }}
        title="Automations"
        lockedReason={lockedReason}
      >
        <div className="flex gap-2">
          <Menu
            trigger={<Button>Actions</Button>}
            entries={[{ kind: 'item', label: 'Delete', onSelect: () => setConfirm(true) }]}
          />
          <Popover trigger={<Button>Why</Button>} title="How this is worked out">
            <p>By the day</p>
          </Popover>
          <Button
            onClick={() =>
              toasts.add({ title: 'Done', timeout: 0, action: { label: 'Undo', onSelect() {} } })
            }
          >
            Tell
          </Button>
          <select aria-label="Sort" className="select-look">
            <option>Used most</option>
            <option>Name</option>
          </select>
        </div>
        <Dialog open={confirm} onClose={() => setConfirm(false)} kind="confirm" title="Delete it?">
          <Button onClick={() => setConfirm(false)}>Keep</Button>
        </Dialog>
      </Dialog>
    </>
  )
}

async function show(props: Parameters<typeof Workplace>[0] = {}) {
  onClose.mockClear()
  root.render(
    <I18nProvider i18n={i18n}>
      <ToastProvider>
        <Workplace {...props} />
      </ToastProvider>
    </I18nProvider>,
  )
  await button('Open').click()
  await expect.element(automations()).toBeVisible()
  await expect.poll(() => document.activeElement).toBe(automations().element())
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const automations = () => page.getByRole('dialog', { name: 'Automations' })
const press = (keys: string) => userEvent.keyboard(keys)
const isOpen = () => automations().query() !== null

test('the focus goes in, stays in and comes back', async () => {
  await show()
  for (let tabs = 0; tabs < 12; tabs++) {
    await userEvent.tab()
    // After the last one the browser's own controls have their turn, where a page sees no element.
    const { activeElement } = document
    expect(activeElement === document.body || automations().element().contains(activeElement)).toBe(true)
  }
  await press('{Escape}')
  expect(onClose).toHaveBeenCalledExactlyOnceWith('escape')
  await expect.poll(isOpen).toBe(false)
  expect(document.activeElement).toBe(button('Open').element())
})

test('Escape closes one layer after the other: menu, confirmation, dialog', async () => {
  await show()
  await button('Actions').click()
  await expect.element(page.getByRole('menu')).toBeVisible()
  await press('{Escape}')
  await expect.poll(() => page.getByRole('menu').query()).toBeNull()
  expect(document.activeElement).toBe(button('Actions').element())

  await button('Actions').click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect.element(page.getByRole('dialog', { name: 'Delete it?' })).toBeVisible()
  await press('{Escape}')
  await expect.poll(() => page.getByRole('dialog', { name: 'Delete it?' }).query()).toBeNull()
  expect(document.activeElement).toBe(button('Actions').element())

  expect(onClose).not.toHaveBeenCalled()
  await press('{Escape}')
  await expect.poll(isOpen).toBe(false)
})

test('Escape closes the list of a select, and not the dialog with it', async () => {
  await show()
  await page.getByRole('combobox', { name: 'Sort' }).click()
  await press('{Escape}')
  expect(onClose).not.toHaveBeenCalled()
  expect(isOpen()).toBe(true)
})

test('what its owner keeps open stays, however often Escape is pressed', async () => {
  await show({ keeps: true })
  for (const times of [1, 2, 3]) {
    await press('{Escape}')
    expect(onClose).toHaveBeenCalledTimes(times)
    expect(isOpen()).toBe(true)
  }
})

test('a locked one stays, and nobody is asked', async () => {
  await show({ lockedReason: 'The payment is under way' })
  for (const _ of [1, 2, 3]) await press('{Escape}')
  await userEvent.click(automations().element(), { position: { x: 5, y: 5 } })
  expect(onClose).not.toHaveBeenCalled()
  expect(isOpen()).toBe(true)
})

test('a press beside it closes it; one that began inside does not', async () => {
  await show()
  await userEvent.dragAndDrop(page.getByRole('heading', { name: 'Automations' }), automations(), {
    targetPosition: { x: 5, y: 5 },
  })
  expect(onClose).not.toHaveBeenCalled()
  await userEvent.click(automations().element(), { position: { x: 5, y: 5 } })
  expect(onClose).toHaveBeenCalledExactlyOnceWith('outside')
})

test('a press beside an open popover closes the popover only', async () => {
  await show()
  await button('Why').click()
  await expect.element(page.getByText('By the day')).toBeVisible()
  await userEvent.click(automations().element(), { position: { x: 5, y: 5 } })
  await expect.poll(() => page.getByText('By the day').query()).toBeNull()
  expect(onClose).not.toHaveBeenCalled()
})

test('what opened from a menu gives the focus to the menu’s button', async () => {
  await show()
  await press('{Escape}')
  for (const way of ['{ArrowDown}{Enter}', '{ArrowDown}{ArrowDown}{ArrowRight}{Enter}']) {
    await expect.poll(isOpen).toBe(false)
    await button('More').click()
    await expect.element(page.getByRole('menu')).toBeVisible()
    for (const key of way.match(/\{\w+\}/g) ?? []) await press(key)
    await expect.poll(() => document.activeElement?.getAttribute('open')).toBe('')
    await press('{Escape}')
    await expect.poll(() => document.activeElement).toBe(button('More').element())
  }
})

test('toasts are above it, in reach, and stay when it closes', async () => {
  await show()
  await button('Tell').click()
  await expect.element(button('Undo')).toBeVisible()
  await press('{F6}{Tab}{Tab}')
  await expect.poll(() => document.activeElement).toBe(button('Undo').element())
  await press('{Escape}')
  await expect.poll(() => button('Undo').query()).toBeNull()
  expect(onClose).not.toHaveBeenCalled()

  await button('Tell').click()
  await expect.element(button('Undo')).toBeVisible()
  ;(automations().element() as HTMLElement).focus()
  await press('{Escape}')
  await expect.poll(isOpen).toBe(false)
  await button('Undo').click()
  await expect.poll(() => button('Undo').query()).toBeNull()
})
