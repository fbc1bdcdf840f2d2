import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useRefusal } from '#api/use-refusal.ts'
import type { AutomationView } from '#contract/automations.ts'
import { NAME_MAX } from '#domain/automation.ts'
import type { AutomationId } from '#domain/brand.ts'
import { formatNumber } from '#ui/format.ts'
import type { ListCache } from './use-list-cache.ts'

/** A name that is being written in its row. */
export type NameDraft = {
  text: string
  /** Why it was not saved, until more is typed. */
  reason: string | null
}

const NONE: ReadonlyMap<AutomationId, NameDraft> = new Map()

/** Renames in the rows: shown at once; what is refused is in its field again, with the reason, and nothing is lost. */
export function useRename(cache: ListCache) {
  const { t, i18n } = useLingui()
  const { orpc } = useApi()
  const refusalOf = useRefusal()
  const [drafts, setDrafts] = useState(NONE)
  const update = useMutation(orpc.automations.update.mutationOptions())

  const put = (id: AutomationId, draft: NameDraft | null) =>
    setDrafts(before => {
      const after = new Map(before)
      if (draft) after.set(id, draft)
      else after.delete(id)
      return after
    })

  function reasonAgainst(name: string): string | null {
    const length = [...name].length
    if (length === 0) return t`An automation needs a name.`
    if (length > NAME_MAX) {
      const [most, many] = [formatNumber(i18n.locale, NAME_MAX), formatNumber(i18n.locale, length)]
      return t`A name has ${most} characters at most; these are ${many}.`
    }
    return null
  }

  /** Answers whether it has left the field. */
  function save({ id, name: before }: AutomationView, text: string): boolean {
    const name = text.trim()
    const reason = reasonAgainst(name)
    if (reason !== null) {
      put(id, { text, reason })
      return false
    }
    put(id, null)
    if (name !== before) void send(id, { name, before })
    return true
  }

  async function send(id: AutomationId, { name, before }: { name: string; before: string }) {
    await cache.change(id, { name })
    try {
      await update.mutateAsync({ id, name })
    } catch (error) {
      await cache.change(id, { name: before })
      put(id, { text: name, reason: refusalOf(error).text })
    }
    cache.refresh()
  }

  return {
    drafts,
    begin: ({ id, name }: AutomationView) => put(id, { text: name, reason: null }),
    type: (id: AutomationId, text: string) => put(id, { text, reason: null }),
    cancel: (id: AutomationId) => put(id, null),
    save,
  }
}
