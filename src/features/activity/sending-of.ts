import type { RunView } from '#contract/runs.ts'

type StepDelivery = NonNullable<RunView['steps'][number]['delivery']>

/** The delivery of a run that has not come to its end, tried most often; undefined where all have. */
export function sendingOf({ steps }: Pick<RunView, 'steps'>): StepDelivery | undefined {
  return steps
    .map(({ delivery }) => delivery)
    .filter(delivery => delivery?.state === 'pending')
    .sort((a, b) => (b?.answers.length ?? 0) - (a?.answers.length ?? 0))[0]
}
