import { Trans } from '@lingui/react/macro'
import type { PlaceKind as Kind } from '#domain/places.ts'

export function PlaceKind({ kind }: { kind: Kind }) {
  switch (kind) {
    case 'space':
      return <Trans>Space</Trans>
    case 'folder':
      return <Trans>Folder</Trans>
    case 'list':
      return <Trans>List</Trans>
  }
}
