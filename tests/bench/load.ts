// The built application's first visit on a slow phone: 4x CPU slowdown, 1.6 Mbit/s, 150 ms.
import { join } from 'node:path'
import { chromium } from 'playwright'
import { launchOptions } from '../../scripts/browser.ts'
import { listen, serveFiles } from '../../scripts/serve.ts'
import { type Figure, median } from './figures.ts'

const ROUNDS = 5

export async function loadFigures(): Promise<Figure[]> {
  const { server, port } = await listen(serveFiles(join(import.meta.dirname, '../../dist')), {
    host: 'localhost',
    port: 4490,
  })
  try {
    const paints: number[] = []
    for (let round = 0; round < ROUNDS; round++) paints.push(await firstPaint(`http://localhost:${port}/`))
    const value = median(paints) / 1_000
    return [{ what: 'first paint, cold, slow phone', measured: '', value, unit: 's', budget: 1 }]
  } finally {
    server.close()
  }
}

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
