import { Dialog as Base } from '@base-ui/react/dialog'
import { useLingui } from '@lingui/react/macro'
import X from 'lucide-react/icons/x'
import type { ReactNode, RefObject } from 'react'
import { useRef } from 'react'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import { ScrollArea } from './scroll-area.tsx'

export type DialogCloseReason = 'escape' | 'outside' | 'button'

type DialogProps = {
  open: boolean
  /** Asked to close: the owner decides, so that unsaved work can be kept. */
  onClose: (reason: DialogCloseReason) => void
  title: string
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
  /** What takes the focus: by default the dialog itself, so that its title is read. */
  initialFocus?: RefObject<HTMLElement | null>
  /** What gets the focus afterwards: by default what had it before. */
  finalFocus?: RefObject<HTMLElement | null>
}

const reasons: Record<string, DialogCloseReason> = {
  'escape-key': 'escape',
  'outside-press': 'outside',
}

const places: Record<NonNullable<DialogProps['kind']>, string> = {
  modal: 'grid place-items-center sm:p-6',
  confirm: 'grid place-items-center p-4',
  panel: 'flex justify-end',
}

const shapes: Record<NonNullable<DialogProps['kind']>, string> = {
  modal:
    'size-full sm:h-[min(--spacing(170),100%)] sm:max-w-230 sm:rounded-modal data-starting-style:scale-99 data-starting-style:opacity-0 data-ending-style:opacity-0',
  confirm:
    'max-h-full w-full max-w-110 rounded-modal data-starting-style:scale-99 data-starting-style:opacity-0 data-ending-style:opacity-0',
  panel:
    'size-full sm:max-w-110 data-starting-style:translate-x-8 data-starting-style:opacity-0 data-ending-style:translate-x-8 data-ending-style:opacity-0',
}

export function Dialog({
  open,
  onClose,
  title,
  titleAside,
  description,
  children,
  footer,
  kind = 'modal',
  body = 'scroll',
  outsidePress = 'close',
  lockedReason,
  initialFocus,
  finalFocus,
}: DialogProps) {
  const { t } = useLingui()
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root
      open={open}
      disablePointerDismissal={outsidePress === 'ignore' || lockedReason !== undefined}
      onOpenChange={(next, { reason }) => {
        if (!next && lockedReason === undefined) onClose(reasons[reason] ?? 'button')
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-(--z-dialog) bg-backdrop transition-opacity duration-150 data-starting-style:opacity-0 data-ending-style:opacity-0" />
        <Base.Viewport className={cx('fixed inset-0 z-(--z-dialog)', places[kind])}>
          <Base.Popup
            ref={popup}
            initialFocus={initialFocus ?? popup}
            {...(finalFocus && { finalFocus })}
            className={cx(
              'relative flex min-h-0 flex-col border border-transparent bg-surface-raised text-text shadow-modal outline-none transition-[opacity,scale,translate] duration-150',
              shapes[kind],
            )}
          >
            <header className="flex items-start gap-3 py-3 pr-3 pl-4 sm:pl-5">
              <div className="flex min-h-8 min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
                <Base.Title className="text-heading wrap-anywhere">{title}</Base.Title>
                {titleAside}
                {description && (
                  <Base.Description className="prose-width w-full text-text-muted">
                    {description}
                  </Base.Description>
                )}
              </div>
              <Base.Close render={<IconButton icon={X} name={t`Close`} disabledReason={lockedReason} />} />
            </header>
            {body === 'scroll' ? (
              <ScrollArea className="flex-1 px-4 pt-1 pb-4 sm:px-5 sm:pb-5">{children}</ScrollArea>
            ) : (
              <div className="flex min-h-0 flex-1 flex-col">{children}</div>
            )}
            {footer && (
              <footer className="flex flex-wrap items-center justify-end gap-2 border-t px-4 py-3 sm:px-5">
                {footer}
              </footer>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
