import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '#domain/brand.ts'
import {
  type Answer,
  type Attempt,
  afterAttempt,
  afterAttempts,
  isTaken,
  RETRY_DELAYS,
} from '#domain/delivery.ts'

const now = 1_000_000 as Instant
const answered = (status: number): Answer => ({ kind: 'answered', status, body: '' })
const answers = fc.oneof(
  fc.integer({ min: 200, max: 599 }).map(answered),
  fc.constantFrom<Answer>({ kind: 'timeout' }, { kind: 'unreachable' }),
)
const attemptsOf = (all: Answer[]): Attempt[] =>
  all.map((answer, index) => ({ at: (now + index) as Instant, milliseconds: 1, answer }))

test('P6: a message is taken by any 2xx, and by nothing else: redirects are not followed', () => {
  fc.assert(
    fc.property(answers, answer => {
      const taken = answer.kind === 'answered' && Math.floor(answer.status / 100) === 2
      expect(isTaken(answer)).toBe(taken)
      expect(afterAttempt(answer, { attempts: 1, now }).state === 'delivered').toBe(taken)
    }),
  )
})

test('P6: after 5 s, 1 min, 5 min, 30 min and 2 h it is tried again; after the sixth attempt it has failed', () => {
  const seconds = [1, 2, 3, 4, 5, 6].map(attempts => {
    const next = afterAttempt(answered(500), { attempts, now })
    return next.state === 'pending' ? (next.nextAt - now) / 1000 : next.state
  })
  expect(seconds).toEqual([5, 60, 300, 1_800, 7_200, 'failed'])
})

test('P6: a receiver that is gone (410) is not asked again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), attempts => {
      expect(afterAttempt(answered(410), { attempts, now })).toEqual({ state: 'failed' })
    }),
  )
})

test('P6: whatever is answered, a delivery ends after six attempts at the most', () => {
  const retries = RETRY_DELAYS.length
  fc.assert(
    fc.property(fc.array(answers, { minLength: retries + 1, maxLength: retries + 1 }), all => {
      expect(afterAttempts(attemptsOf(all), now).state).toBe(all.some(isTaken) ? 'delivered' : 'failed')
    }),
  )
})

test('P6: as long as it has not ended, where it stands is what follows the latest attempt', () => {
  const failing = answers.filter(
    answer => !isTaken(answer) && !(answer.kind === 'answered' && answer.status === 410),
  )
  fc.assert(
    fc.property(fc.array(failing, { minLength: 1, maxLength: 5 }), answers, (before, latest) => {
      expect(afterAttempts(attemptsOf([...before, latest]), now)).toEqual(
        afterAttempt(latest, { attempts: before.length + 1, now }),
      )
    }),
  )
})

test('P6: sent once more by a person it gets one attempt, whose answer decides', () => {
  const gone = [answered(410)]
  expect(afterAttempts(attemptsOf([...gone, answered(500)]), now)).toEqual({ state: 'failed' })
  expect(afterAttempts(attemptsOf([...gone, answered(500), { kind: 'timeout' }]), now)).toEqual({
    state: 'failed',
  })
  expect(afterAttempts(attemptsOf([...gone, answered(500), answered(200)]), now)).toEqual({
    state: 'delivered',
  })
})

test('P6: what was taken once stays delivered, whatever a later attempt is answered', () => {
  fc.assert(
    fc.property(
      fc.array(answers),
      fc.integer({ min: 200, max: 299 }),
      fc.array(answers),
      (before, status, after) => {
        const all = attemptsOf([...before, answered(status), ...after])
        expect(afterAttempts(all, now)).toEqual({ state: 'delivered' })
      },
    ),
  )
})
