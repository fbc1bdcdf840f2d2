import { expect, type Locator, type Page } from '@playwright/test'

/** Also of what is in a frame. */
function hasFocus(element: Element): boolean {
  return element.ownerDocument.hasFocus() && element === element.ownerDocument.activeElement
}

/** Walks with Tab until the control has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(wanted).toBeVisible()
  const isFocused = () => wanted.evaluate(hasFocus)
  for (let presses = 0; presses < 120 && !(await isFocused()); presses += 1) await page.keyboard.press(key)
  await expect(wanted).toBeFocused()
}

/** Opens what is reached by Tab, with Enter. */
export async function press(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted)
  await page.keyboard.press('Enter')
}

/** Chooses in a native select by typing, as keyboards do. */
export async function choose(page: Page, select: Locator, label: string): Promise<void> {
  await tabTo(page, select)
  await page.keyboard.type(label)
  await expect(select.locator('option:checked')).toHaveText(label)
}

/** In an open menu: walks to the entry with the arrows, then Enter. */
export async function pick(page: Page, entry: Locator): Promise<void> {
  await expect(entry).toBeVisible()
  const isFocused = () => entry.evaluate(hasFocus)
  for (let presses = 0; presses < 40 && !(await isFocused()); presses += 1)
    await page.keyboard.press('ArrowDown')
  await expect(entry).toBeFocused()
  await page.keyboard.press('Enter')
}
