// The service on IndexedDB, without MSW and without a view: what a run costs, and how that grows.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CDPSession, chromium, type Page } from 'playwright'
import { build } from 'vite'
import { launchOptions } from '../../scripts/browser.ts'
import { listen, serveFiles } from '../../scripts/serve.ts'
import { type Figure, ratio } from './figures.ts'

/** Runs in the month that counts as full. */
const FULL = 250_000
/** Runs over which memory is watched: one record of each, kept by mistake, would be some 5 MB. */
const WATCHED = 10_000

export async function serviceFigures(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-bench-'))
  const [pageFolder, profile] = [join(folder, 'page'), join(folder, 'profile')]
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    logLevel: 'warn',
    build: { outDir: pageFolder, target: 'chrome123', emptyOutDir: true },
  })
  const { server, port } = await listen(serveFiles(pageFolder), { host: 'localhost', port: 4490 })
  // A profile on disk: the database of a fresh context, which is like a private window, is in memory only.
  const context = await chromium.launchPersistentContext(profile, launchOptions())
  try {
    const page = await context.newPage()
    await page.goto(`http://localhost:${port}/`)
    await page.waitForFunction(() => 'bench' in globalThis)
    const devtools = await context.newCDPSession(page)
    return [...(await alone(page)), ...(await atOnce(page)), ...(await whenFull(page, devtools))]
  } finally {
    await context.close()
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function alone(page: Page): Promise<Figure[]> {
  const { service, onTask, bare } = await page.evaluate(() => bench.alone({ rounds: 60, turns: 10 }))
  return [
    ratio('one run, against one bare transaction', { of: service, to: bare, budget: 2 }),
    ratio('the same on a task that it changes', { of: onTask, to: bare, budget: null }),
  ]
}

async function atOnce(page: Page): Promise<Figure[]> {
  const measured = (requests: number, automations: number) =>
    page.evaluate(offer => bench.atOnce({ rounds: 30, turns: 1, ...offer }), { requests, automations })
  const [one, four, wide] = [await measured(1, 1), await measured(4, 1), await measured(1, 200)]
  return [
    ratio('1,000 runs in one request, against bare puts', { of: one.service, to: one.bare, budget: 2 }),
    ratio('1,000 runs in four requests at once', { of: four.service, to: four.bare, budget: 2 }),
    ratio('1,000 runs of 200 automations', { of: wide.service, to: wide.bare, budget: 2 }),
  ]
}

async function whenFull(page: Page, devtools: CDPSession): Promise<Figure[]> {
  await page.evaluate(thousands => bench.fill(thousands), FULL / 1_000)
  const { full, fresh, totalsWhenFull, totalsWhenFresh } = await page.evaluate(() =>
    bench.whenFull({ rounds: 60, turns: 10 }),
  )
  const before = await heapOf(devtools)
  await page.evaluate(thousands => bench.fill(thousands), WATCHED / 1_000)
  const after = await heapOf(devtools)
  return [
    ratio(`one run after ${FULL / 1_000},000 in the month, against 1,000`, {
      of: full,
      to: fresh,
      budget: 1.25,
    }),
    ratio(`the Usage tab’s totals after ${FULL / 1_000},000 in the month, against 1,000`, {
      of: totalsWhenFull,
      to: totalsWhenFresh,
      budget: 1.25,
    }),
    {
      what: `memory kept of ${WATCHED / 1_000},000 runs`,
      measured: `${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after`,
      value: after - before,
      unit: 'MB',
      budget: 0.5,
    },
  ]
}

/** JavaScript's heap without what is garbage, in MB. */
async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1e6
}
