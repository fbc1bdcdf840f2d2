import { createContext, type RefObject, use } from 'react'
import type { PlaceView } from '#contract/places.ts'
import type { WorkspaceView } from '#contract/session.ts'
import type { TaskView } from '#contract/tasks.ts'
import type { CalendarDate, PlaceId, StatusId, TaskId } from '#domain/brand.ts'
import type { Drag } from './use-drag.ts'

/** What in a row takes the focus, by its `data-part`. */
export type RowPart = 'title' | 'status' | 'priority' | 'assignees' | 'tags' | 'due' | 'comments' | 'menu'

export type BoardContext = {
  /** null for Everything. */
  placeId: PlaceId | null
  places: readonly PlaceView[]
  members: WorkspaceView['members']
  tags: WorkspaceView['tags']
  /** The reader's own day; null where it is not known. */
  today: CalendarDate | null
  /** Rows say which List they are in. */
  showsLists: boolean
  onOpenActivity: (place: PlaceId) => void
  /** What takes the focus once the task stands where it was moved to: its row is another one there. */
  focusRequest: RefObject<{ id: TaskId; part: RowPart } | null>
  /** Told before a task is removed: its row hands the focus on. */
  leave: (id: TaskId, row: HTMLElement) => void
  /** Comments that were begun and not sent. */
  comments: RefObject<Map<TaskId, string>>
  /** Said to those who listen. */
  announce: (text: string) => void
  drag: Drag
  /** Tasks that an automation has changed a moment ago. */
  arrivals: ReadonlySet<TaskId>
  /** A step up or down in the order of the board, into the next status at a group's end; null where there is none. */
  stepOf: (
    task: TaskView,
    direction: -1 | 1,
  ) => { statusId: StatusId; position: number; spoken: string } | null
}

const Context = createContext<BoardContext | null>(null)

export const BoardProvider = Context.Provider

export function useBoard(): BoardContext {
  const board = use(Context)
  if (!board) throw new Error('useBoard is used outside of Board')
  return board
}
