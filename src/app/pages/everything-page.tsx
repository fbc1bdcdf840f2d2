import { BoardPart } from './board-part.tsx'

export function EverythingPage() {
  return <BoardPart placeId={null} />
}
