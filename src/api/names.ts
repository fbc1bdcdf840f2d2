import type { PlaceView } from '#contract/places.ts'
import type { WorkspaceView } from '#contract/session.ts'
import type { MemberId, PlaceId, StatusId, TagId } from '#domain/brand.ts'

/** What the ids in an automation or a run stand for today; an id that is missing belongs to something deleted. */
export type Names = {
  statuses: ReadonlyMap<StatusId, string>
  members: ReadonlyMap<MemberId, string>
  tags: ReadonlyMap<TagId, string>
  places: ReadonlyMap<PlaceId, PlaceView>
}

export function namesOf(
  places: readonly PlaceView[],
  { members, tags }: Pick<WorkspaceView, 'members' | 'tags'>,
): Names {
  return {
    statuses: new Map(places.flatMap(place => place.statuses.map(({ id, name }) => [id, name]))),
    members: new Map(members.map(({ id, name }) => [id, name])),
    tags: new Map(tags.map(({ id, name }) => [id, name])),
    places: new Map(places.map(place => [place.id, place])),
  }
}
