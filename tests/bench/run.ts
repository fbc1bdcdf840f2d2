// `npm run bench`: what is measured by the clock. Prints a table, and JSON for comparing runs.
import { join } from 'node:path'
import { chromium } from 'playwright'
import { launchOptions } from '../../scripts/browser.ts'
import { listen, serveFiles } from '../../scripts/serve.ts'

type Figure = { what: string; ms: number; budgetMs: number }

const rounds = 5
const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** First paint of a first visit on a slow phone: 4x CPU slowdown, 1.6 Mbit/s, 150 ms. */
async function firstPaint(url: string): Promise<number> {
  const browser = await chromium.launch(launchOptions())
  try {
    const page = await browser.newPage()
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: (1.6 * 1024 * 1024) / 8,
      uploadThroughput: (750 * 1024) / 8,
    })
    await page.goto(url)
    return await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    )
  } finally {
    await browser.close()
  }
}

const { server, port } = await listen(serveFiles(join(import.meta.dirname, '../../dist')), {
  host: 'localhost',
  port: 4490,
})
const url = `http://localhost:${port}/`
const paints: number[] = []
for (let round = 0; round < rounds; round++) paints.push(await firstPaint(url))
server.close()

const figures: Figure[] = [
  { what: 'first paint, cold, slow phone', ms: Math.round(median(paints)), budgetMs: 1000 },
]
console.table(figures)
console.log(JSON.stringify(figures))
if (figures.some(figure => !(figure.ms <= figure.budgetMs))) process.exitCode = 1
