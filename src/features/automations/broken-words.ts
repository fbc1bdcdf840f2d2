import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Names } from '#api/names.ts'
import type { AutomationView } from '#contract/automations.ts'
import type { PlaceView } from '#contract/places.ts'
import type { WorkspaceView } from '#contract/session.ts'
import type { PlaceId, StatusId } from '#domain/brand.ts'
import { statusesAt } from '#domain/places.ts'
import { type BrokenReference, brokenReferences, type Referable } from '#domain/references.ts'

type Around = {
  places: readonly PlaceView[]
  workspace: Pick<WorkspaceView, 'members' | 'tags'>
  names: Pick<Names, 'statuses'>
}

/** Says what an automation refers to that is not there, "Refers to a deleted tag."; undefined where all is. */
export function brokenWords(
  i18n: I18n,
  { places, workspace, names }: Around,
): (automation: AutomationView) => string | undefined {
  const referable = new Map<PlaceId, Referable>()
  const referableAt = (placeId: PlaceId): Referable => {
    const known = referable.get(placeId) ?? { ...workspace, places, statuses: statusesAt(places, placeId) }
    referable.set(placeId, known)
    return known
  }
  const listed = new Intl.ListFormat(i18n.locale)
  return automation => {
    const broken = brokenReferences(automation, referableAt(automation.placeId))
    if (broken.length === 0) return undefined
    const words = broken.map(reference => word(i18n, reference, names.statuses.get(reference.id as StatusId)))
    const missing = listed.format(new Set(words))
    return i18n._(
      msg({ message: `Refers to ${missing}.`, comment: 'Such as: a deleted tag and a member who left' }),
    )
  }
}

/** `statusName`: of a status of another Space. */
function word(i18n: I18n, { kind }: BrokenReference, statusName: string | undefined): string {
  switch (kind) {
    case 'status':
      return statusName === undefined
        ? i18n._(msg({ message: 'a deleted status', context: 'refers to' }))
        : i18n._(msg`the status “${statusName}” of another Space`)
    case 'member':
      return i18n._(msg({ message: 'a member who left', context: 'refers to' }))
    case 'tag':
      return i18n._(msg({ message: 'a deleted tag', context: 'refers to' }))
    case 'list':
      return i18n._(msg({ message: 'a deleted List', context: 'refers to' }))
  }
}
