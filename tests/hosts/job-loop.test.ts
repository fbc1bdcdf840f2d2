import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Topic } from '#contract/usage.ts'
import { type JobLoop, startJobLoop } from '#hosts/job-loop.ts'
import { createMemoryAnnouncer } from '#hosts/memory/memory-announcer.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import { StorageTrouble } from '#service/ports.ts'

const announcer = createMemoryAnnouncer()
const tell = (...topics: Topic[]) => announcer.announce(WORKSPACE_ID, { topics, usage: false })

let loop: JobLoop | undefined
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(async () => {
  await loop?.stop()
  vi.useRealTimers()
})

/** A loop, and at which second each look began. */
function started(run: () => Promise<number | null>, after = 0): number[] {
  const looks: number[] = []
  const begun = Date.now()
  loop = startJobLoop({
    run: () => {
      looks.push((Date.now() - begun) / 1000)
      return run()
    },
    ...{ announcer, workspaceId: WORKSPACE_ID, after },
  })
  return looks
}
const passes = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000)

test('T1: it looks at once, then when the next thing is due', async () => {
  const waits = [2_000, 5_000, 30_000]
  const looks = started(async () => waits.shift() ?? null)
  await passes(40)
  expect(looks).toEqual([0, 2, 7, 37])
})

test('T1: it never sleeps longer than a minute: computers sleep and clocks are set', async () => {
  const looks = started(async () => (loop ? 3_600_000 : null))
  await passes(130)
  expect(looks).toEqual([0, 60, 120])
})

test('T1: it begins after the first screen, whatever is announced before', async () => {
  const looks = started(async () => null, 3_000)
  tell('deliveries')
  loop?.wake()
  await passes(2.9)
  expect(looks).toEqual([])
  await passes(0.2)
  expect(looks).toEqual([3])
})

test('T1: it looks again soon after a change that something may be due by, and once for many', async () => {
  const looks = started(async () => null)
  await passes(10)
  for (const topic of ['deliveries', 'automations', 'clock'] as const) {
    tell(topic)
    tell('deliveries')
    await passes(10)
  }
  tell('places', 'activity', 'workspace', 'tasks')
  await passes(10)
  expect(looks).toEqual([0, 10.03, 20.03, 30.03])
})

test('T1: changes that do not end keep it from nothing', async () => {
  const looks = started(async () => null)
  await passes(1)
  for (let change = 0; change < 100; change += 1) {
    tell('deliveries')
    await passes(0.01)
  }
  expect(looks.length).toBeGreaterThan(20)
})

test('T1: never two at a time: what is announced meanwhile is looked at afterwards', async () => {
  let underWay = 0
  let most = 0
  const looks = started(async () => {
    underWay += 1
    most = Math.max(most, underWay)
    await new Promise(resolve => setTimeout(resolve, 5_000))
    underWay -= 1
    return null
  })
  await passes(1)
  tell('deliveries')
  tell('clock')
  loop?.wake()
  await passes(20)
  expect(most).toBe(1)
  expect(looks).toEqual([0, 5.03])
})

test('T4: trouble with the store does not end it: it tries again, later each time, and at once after a change', async () => {
  let works = false
  const looks = started(async () => {
    if (works) return null
    throw new StorageTrouble('full')
  })
  await passes(30)
  expect(looks).toEqual([0, 2, 6, 14, 30])
  works = true
  tell('deliveries')
  await passes(59)
  expect(looks).toEqual([0, 2, 6, 14, 30, 30.03])
  await passes(300)
  expect(looks.slice(6)).toEqual([90.03, 150.03, 210.03, 270.03, 330.03])
})

test('T1: stopped it looks no more, and is through when it says so', async () => {
  let ended = false
  const looks = started(async () => {
    await new Promise(resolve => setTimeout(resolve, 5_000))
    ended = true
    return 1_000
  })
  await passes(1)
  const stopping = loop?.stop().then(() => ended)
  tell('deliveries')
  await passes(60)
  expect(await stopping).toBe(true)
  expect(looks).toEqual([0])
})
