import { Trans, useLingui } from '@lingui/react/macro'
import { cx } from '#ui/cx.ts'
import type { MoveTarget } from './move-targets.ts'
import { PlaceKind } from './place-kind.tsx'
import { quotedNames } from './quoted-names.ts'

type MoveOptionProps = {
  id: string
  target: MoveTarget
  /** Indented under the places above it; otherwise with their names. */
  tree: boolean
  isActive: boolean
  onChoose: () => void
  onPoint: () => void
}

export function MoveOption({ id, target, tree, isActive, onChoose, onPoint }: MoveOptionProps) {
  const { place, path, closed } = target
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard acts in the field that controls the list
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
    <div
      role="option"
      id={id}
      aria-selected={isActive}
      aria-disabled={closed !== null || undefined}
      onClick={onChoose}
      onPointerMove={() => {
        if (!isActive) onPoint()
      }}
      className={cx(
        'flex min-h-8 cursor-default items-center gap-2 rounded-control px-2 py-1 select-none',
        isActive && 'bg-hover forced-colors:outline-2 forced-colors:-outline-offset-2',
      )}
      style={tree ? { paddingInlineStart: `calc(var(--spacing) * ${2 + path.length * 4})` } : undefined}
    >
      <span className="min-w-0 flex-1 wrap-anywhere">
        <span className={cx('block', closed && 'text-text-disabled')}>
          {!tree && path.length > 0 && (
            <span className="text-text-muted">
              {path.map((name, index) => (
                // A path's parts are known by where they stand: names may repeat.
                <span key={index}>
                  <bdi>{name}</bdi>
                  <span className="px-1">/</span>
                </span>
              ))}
            </span>
          )}
          <bdi>{place.name}</bdi>
        </span>
        {closed && (
          // Of a whole Space it is said once for who can see the tree.
          <span
            className={
              tree && closed.kind !== 'here' && path.length > 0
                ? 'sr-only'
                : 'block text-small text-text-muted'
            }
          >
            <Closed closed={closed} />
          </span>
        )}
      </span>
      <span className="text-small text-text-muted">
        <PlaceKind kind={place.kind} />
      </span>
    </div>
  )
}

function Closed({ closed }: { closed: NonNullable<MoveTarget['closed']> }) {
  const { i18n } = useLingui()
  switch (closed.kind) {
    case 'here':
      return <Trans comment="The place where an automation is already">It is here</Trans>
    case 'no_list':
      return (
        <Trans comment="Why an automation cannot move to a Space or Folder">Is no List for new tasks</Trans>
      )
    case 'lacks': {
      const statuses = quotedNames(i18n, closed.statuses)
      return <Trans comment="A place without these statuses, quoted">Has no {statuses}</Trans>
    }
  }
}
