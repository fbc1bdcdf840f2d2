import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import type { BillingView } from '#contract/billing.ts'
import {
  DETAIL_FIELDS,
  type DetailField,
  type DetailsDraft,
  draftBeside,
  patchOf,
  problemsIn,
  typedDetails,
} from './details-draft.ts'

/** Billing details while they are typed; only what differs from what is saved is kept and sent. */
export function useDetails(details: BillingView['details'], { onSaved }: { onSaved: () => void }) {
  const { i18n } = useLingui()
  const { orpc } = useApi()
  const queryClient = useQueryClient()
  const saved = typedDetails(i18n.locale, details)
  const [draft, setDraft] = useState<DetailsDraft>({})
  // Fields that were left, or that somebody tried to save: what is wrong in them is told.
  const [told, setTold] = useState<readonly DetailField[]>([])
  const typed = { ...saved, ...draft }
  const changed = draftBeside(saved, draft)
  const problems = problemsIn(typed)

  const save = useMutation({
    ...orpc.billing.updateDetails.mutationOptions(),
    onSuccess(billing) {
      queryClient.setQueryData(orpc.billing.get.queryKey(), billing)
      // What was typed meanwhile stays.
      const now = typedDetails(i18n.locale, billing.details)
      setDraft(before => draftBeside(now, before))
      setTold([])
      onSaved()
    },
  })

  return {
    typed,
    isChanged: DETAIL_FIELDS.some(field => changed[field] !== undefined),
    isSaving: save.isPending,
    /** Why the last attempt to save failed; what was typed is still there. */
    error: save.error,
    problemOf: (field: DetailField) => (told.includes(field) ? problems[field] : undefined),
    type(field: DetailField, text: string) {
      // What is as it is saved follows it from now on.
      setDraft(({ [field]: _, ...others }) => (text === saved[field] ? others : { ...others, [field]: text }))
    },
    leave: (field: DetailField) => setTold(before => (before.includes(field) ? before : [...before, field])),
    /** Answers the first field that is wrong, where nothing could be sent. */
    save(): DetailField | null {
      setTold(DETAIL_FIELDS)
      const wrong = DETAIL_FIELDS.find(field => problems[field])
      if (wrong) return wrong
      if (!save.isPending) save.mutate(patchOf(changed))
      return null
    },
    reset() {
      setDraft({})
      setTold([])
      save.reset()
    },
  }
}
