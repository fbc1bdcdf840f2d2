// The Automations modal of the built application with 10,000 active automations: how soon it shows rows, and how soon a
// keystroke in its search shows what it finds. By turns with it, the modal of a place with a handful: what opening it costs by
// itself on this computer.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright'
import { launchOptions } from '../../scripts/browser.ts'
import { type Figure, median, quantile } from './figures.ts'
import { withApp } from './served-app.ts'

const ROUNDS = 9
/** Where there are 10,000, and where there is a handful. */
const MANY = '/p/launch?scenario=ten-thousand'
const FEW = '/p/launch'
const WORD = 'gallery nord'
/** Milliseconds between the keystrokes of someone who types fast. */
const PACE = 150
/** And before the first, once all have come: to look at them. */
const LOOK = 1_000

export async function modalFigures(): Promise<Figure[]> {
  const rows: number[] = []
  const few: number[] = []
  const keystrokes: number[] = []
  // A profile on disk: the database of a fresh context, which is like a private window, is in memory only.
  const profile = await mkdtemp(join(tmpdir(), 'headroom-modal-'))
  await withApp(async url => {
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions(),
      viewport: { width: 1280, height: 800 },
    })
    try {
      // The first visits fill the databases.
      for (const path of [MANY, FEW]) await (await loaded(context, url + path)).close()
      for (let round = 0; round < ROUNDS; round++) {
        const other = await loaded(context, url + FEW)
        few.push(await firstRows(other))
        await other.close()
        const page = await loaded(context, url + MANY)
        rows.push(await firstRows(page))
        if (round % 3 === 0) keystrokes.push(...(await typing(page)))
        await page.close()
      }
    } finally {
      await context.close()
    }
  })
  await rm(profile, { recursive: true, force: true })
  return [
    {
      what: 'modal with 10,000 active automations: first rows',
      measured: spread(rows),
      value: median(rows),
      unit: 'ms',
      budget: 200,
    },
    {
      what: 'modal with a handful: first rows',
      measured: spread(few),
      value: median(few),
      unit: 'ms',
      budget: null,
    },
    {
      what: 'a keystroke in its search, p95',
      measured: `${keystrokes.length} keystrokes, median ${median(keystrokes).toFixed(0)} ms`,
      value: quantile(keystrokes, 0.95),
      unit: 'ms',
      budget: 50,
    },
  ]
}

const spread = (times: readonly number[]) =>
  `median of ${times.length} loads, ${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)} ms`

/** The place, with what the page fetches ahead for the modal. */
async function loaded(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: /^Automations \d/ }).waitFor({ timeout: 60_000 })
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/active-tab')),
  )
  return page
}

/** From a press of the button until rows are painted. No pointer comes near before, which would read ahead. */
function firstRows(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const button = [...document.querySelectorAll('button')].find(({ textContent }) =>
          textContent?.startsWith('Automations'),
        )
        if (!button) return reject(new Error('There is no Automations button'))
        const pressed = performance.now()
        new MutationObserver((_changes, observer) => {
          if (!document.querySelector('dialog li [role=switch]')) return
          observer.disconnect()
          requestAnimationFrame(() => {
            // The first task after the frame.
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.now() - pressed)
            port2.postMessage(null)
          })
        }).observe(document, { childList: true, subtree: true })
        button.click()
      }),
  )
}

/** From each input event until the frame whose list is the one for it. */
async function typing(page: Page): Promise<number[]> {
  await page.locator('dialog li[aria-setsize="10000"]').first().waitFor()
  await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('dialog input[type=search]')
    const panel = document.querySelector('dialog [role=tabpanel]')
    if (!field || !panel) throw new Error('There is no search')
    const times: number[] = []
    Object.assign(globalThis, { times })
    field.focus()
    field.addEventListener(
      'input',
      () => {
        const began = performance.now()
        const wanted = `“${field.value.trim()}”`
        requestAnimationFrame(function look() {
          if (!panel.textContent?.includes(wanted)) return requestAnimationFrame(look)
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => times.push(performance.now() - began)
          port2.postMessage(null)
        })
      },
      { capture: true },
    )
  })
  await page.waitForTimeout(LOOK)
  await page.keyboard.type(WORD, { delay: PACE })
  await page.waitForFunction(
    count => (globalThis as unknown as { times: number[] }).times.length === count,
    WORD.length,
  )
  return page.evaluate(() => (globalThis as unknown as { times: number[] }).times)
}
