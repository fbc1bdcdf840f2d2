import { useLingui } from '@lingui/react/macro'
import X from 'lucide-react/icons/x'
import type { ReactNode, RefObject } from 'react'
import { useId } from 'react'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import { layerBox, ModalLayer } from './modal-layer.tsx'
import { ScrollArea } from './scroll-area.tsx'

export type DialogCloseReason = 'escape' | 'outside' | 'button'

type DialogProps = {
  open: boolean
  /** Asked to close: the owner decides, so that unsaved work can be kept. */
  onClose: (reason: DialogCloseReason) => void
  title: string
  /** Before the title: the way back within it. */
  leading?: ReactNode
  /** Beside the title: a place, a state. */
  titleAside?: ReactNode
  /** Read out with the title when it opens. */
  description?: ReactNode
  children: ReactNode
  /** Under the body, always in view: the buttons, the due amount. */
  footer?: ReactNode
  /**
   * `modal`: 920 x 680, its height the same whatever it shows; `confirm`: 440 wide, as high as its text; `panel`: from the
   * right, as high as the window. The first and the last fill the screen below 640 px.
   */
  kind?: 'modal' | 'confirm' | 'panel'
  /** `scroll`: the body scrolls, with a margin. `fill`: children share a column and scroll where they choose. */
  body?: 'scroll' | 'fill'
  /** `ignore` where a press beside it would lose work. */
  outsidePress?: 'close' | 'ignore'
  /** Why it cannot be left now ("The payment is under way"). Escape, presses outside and the button do nothing. */
  lockedReason?: string | undefined
  /** It was asked to close by Escape or the button while it cannot be left. */
  onHeld?: () => void
  /** What takes the focus: by default the dialog itself, so that its title is read. */
  initialFocus?: RefObject<HTMLElement | null>
  /** What gets the focus afterwards: by default what had it before. */
  finalFocus?: RefObject<HTMLElement | null>
}

const places: Record<NonNullable<DialogProps['kind']>, string> = {
  // A long word, such as an address in a payload, must not widen the column and the box with it.
  modal: 'grid grid-cols-[minmax(0,1fr)] place-items-center sm:p-6',
  confirm: 'grid grid-cols-[minmax(0,1fr)] place-items-center p-4',
  panel: 'flex justify-end',
}

const shapes: Record<NonNullable<DialogProps['kind']>, string> = {
  modal:
    'size-full sm:h-[min(--spacing(170),100%)] sm:max-w-230 sm:rounded-modal starting:scale-99 group-not-open/layer:scale-99',
  confirm: 'max-h-full w-full max-w-110 rounded-modal starting:scale-99 group-not-open/layer:scale-99',
  panel: 'size-full sm:max-w-110 starting:translate-x-8 group-not-open/layer:translate-x-8',
}

export function Dialog({
  open,
  onClose,
  title,
  leading,
  titleAside,
  description,
  children,
  footer,
  kind = 'modal',
  body = 'scroll',
  outsidePress = 'close',
  lockedReason,
  onHeld,
  initialFocus,
  finalFocus,
}: DialogProps) {
  const { t } = useLingui()
  const id = useId()
  const locked = lockedReason !== undefined
  return (
    <ModalLayer
      {...{ open, onClose, locked, onHeld, outsidePress, initialFocus, finalFocus }}
      aria-labelledby={`${id}title`}
      aria-describedby={description ? `${id}description` : undefined}
      className={places[kind]}
    >
      {/* In a low window the header scrolls away with the rest. Neither it nor the footer is a landmark beside the page's own. */}
      <div
        className={cx(
          layerBox,
          'relative flex min-h-0 flex-col bg-surface-raised short:overflow-y-auto short:overscroll-contain',
          shapes[kind],
        )}
      >
        <div className="flex shrink-0 items-start gap-3 py-3 pr-3 pl-4 short:py-1 sm:pl-5">
          {leading}
          <div className="flex min-h-8 min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
            <h2 id={`${id}title`} className="text-heading wrap-anywhere">
              {title}
            </h2>
            {titleAside}
            {description && (
              <div id={`${id}description`} className="prose-width w-full text-text-muted">
                {description}
              </div>
            )}
          </div>
          <IconButton
            icon={X}
            name={t`Close`}
            disabledReason={lockedReason}
            onClickCapture={locked ? onHeld : undefined}
            onClick={() => onClose('button')}
          />
        </div>
        {body === 'scroll' ? (
          <ScrollArea
            className={cx(
              'flex-1 px-4 pt-1 pb-4 short:flex-none short:overflow-visible sm:px-5 sm:pb-5',
              // What is lined up at its right stays there when it begins to scroll.
              kind === 'panel' && '[scrollbar-gutter:stable]',
            )}
          >
            {children}
          </ScrollArea>
        ) : (
          <div className="flex min-h-0 flex-1 flex-col short:min-h-full short:flex-none">{children}</div>
        )}
        {footer && (
          <div
            data-dialog-footer
            className={cx(
              'flex shrink-0 flex-wrap items-center justify-end gap-2 rounded-b-[inherit] border-t bg-surface-raised px-4 py-3 short:sticky short:bottom-0 short:py-1 sm:px-5',
              // As wide as what scrolls above it.
              kind === 'panel' && 'overflow-hidden [scrollbar-gutter:stable]',
            )}
          >
            {footer}
          </div>
        )}
      </div>
    </ModalLayer>
  )
}
