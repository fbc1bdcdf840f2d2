// The built application's first visit on a slow phone: 4x CPU slowdown, 1.6 Mbit/s, 150 ms.
import { chromium } from 'playwright'
import { launchOptions } from '../../scripts/browser.ts'
import { type Figure, median } from './figures.ts'
import { withApp } from './served-app.ts'

const ROUNDS = 5

type Visit = { paint: number; numbers: number; shift: number }

export async function loadFigures(): Promise<Figure[]> {
  const visits: Visit[] = []
  await withApp(async url => {
    for (let round = 0; round < ROUNDS; round++) visits.push(await visit(`${url}/p/launch?automations=usage`))
  })
  const of = (what: keyof Visit) => median(visits.map(one => one[what]))
  const measured = `median of ${ROUNDS} cold visits`
  return [
    { what: 'first paint on a slow phone', measured, value: of('paint') / 1_000, unit: 's', budget: 1 },
    {
      what: 'Usage numbers on screen on a slow phone',
      measured,
      value: of('numbers') / 1_000,
      unit: 's',
      budget: 2.5,
    },
    {
      what: 'what moved while it loaded (layout shift)',
      measured,
      value: of('shift'),
      unit: 'shift',
      budget: 0.02,
    },
  ]
}

/** A visit with nothing cached, in a browser of its own. */
async function visit(url: string): Promise<Visit> {
  const browser = await chromium.launch(launchOptions())
  try {
    const page = await browser.newPage({ viewport: { width: 412, height: 823 } })
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: (1.6 * 1024 * 1024) / 8,
      uploadThroughput: (750 * 1024) / 8,
    })
    await page.addInitScript(watch)
    await page.goto(url)
    await page.waitForFunction(() => 'numbersAt' in globalThis)
    return await page.evaluate(() => ({
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      numbers: (globalThis as unknown as { numbersAt: number }).numbersAt,
      shift: (globalThis as unknown as { shift: number }).shift,
    }))
  } finally {
    await browser.close()
  }
}

/** In the page, before its own scripts: notes when the numbers appear, and what moves. */
function watch(): void {
  const seen = globalThis as unknown as { numbersAt?: number; shift: number }
  seen.shift = 0
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
  new MutationObserver((_changes, observer) => {
    if (!/of 10,000 Actions/.test(document.querySelector('[role=tabpanel]')?.textContent ?? '')) return
    requestAnimationFrame(() => {
      seen.numbersAt ??= performance.now()
    })
    observer.disconnect()
  }).observe(document, { childList: true, subtree: true, characterData: true })
}
