import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** A row's control: `control(page, 'Status', 'Record the demo')`. */
export const control = (page: Page, what: 'Status' | 'Priority' | 'Assignees' | 'Tags', task: string) =>
  page.getByRole('button', { name: `${what} of ${task}:` })

/** Changes a task's status through the menu in its row, as a person does. */
export async function setStatus(page: Page, task: string, status: string): Promise<void> {
  await control(page, 'Status', task).click()
  await page.getByRole('menuitemradio', { name: status, exact: true }).click()
  await expect(page.getByRole('button', { name: `Status of ${task}: ${status}` })).toBeVisible()
}

export const usageCard = (page: Page, name = 'Workspace usage') => page.getByRole('region', { name })

/** The displayed value on the open Usage tab. */
export async function displayed(page: Page): Promise<number> {
  const text = await usageCard(page)
    .getByText(/of [\d,]+ Actions/)
    .first()
    .innerText()
  return Number(text.split(' of ')[0]?.replaceAll(',', ''))
}

/** One request from inside the page, which the embedded backend answers. */
export function api<Body = { [field: string]: unknown }>(
  page: Page,
  route: string,
  body?: unknown,
): Promise<{ status: number; body: Body; retryAfter: string | null }> {
  const [method = 'GET', path = ''] = route.split(' ')
  return page.evaluate(
    async ({ method, path, body }) => {
      const ask = () =>
        fetch(`/api/v1${path}`, {
          method,
          headers: { 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
      let response = await ask()
      // Until the worker is in control, the web server answers.
      while (!response.headers.has('x-headroom-service')) {
        await new Promise(requestAnimationFrame)
        response = await ask()
      }
      return {
        status: response.status,
        body: await response.json(),
        retryAfter: response.headers.get('retry-after'),
      }
    },
    { method, path, body },
  ) as Promise<{ status: number; body: Body; retryAfter: string | null }>
}

/** Waits until the page's backend answers. */
export async function started(page: Page): Promise<void> {
  await expect.poll(async () => (await api(page, 'GET /session')).status).toBe(200)
}

export async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([])
}

/** Opens the designer panel with its key. */
export async function openDesigner(page: Page) {
  await page.keyboard.press('Backquote')
  const panel = page.getByRole('complementary', { name: 'Designer' })
  await expect(panel).toBeVisible()
  return panel
}
