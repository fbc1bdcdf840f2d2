import type { StepDraft } from './draft.ts'

/** What the fields of a step are given, whichever its kind. */
export type StepFieldsProps<Kind extends StepDraft['kind'] = StepDraft['kind']> = {
  step: Extract<StepDraft, { kind: Kind }>
  /** Whether there is a task whose values can be put into texts. */
  hasTask: boolean
  onChange: (step: StepDraft) => void
}
