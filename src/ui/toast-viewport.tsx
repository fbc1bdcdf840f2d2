import { Toast as Base } from '@base-ui/react/toast'
import { useLingui } from '@lingui/react/macro'
import X from 'lucide-react/icons/x'
import { type CSSProperties, useEffect, useMemo } from 'react'
import { buttonLook } from './button-look.ts'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import type { Toast, ToastChange } from './toast.tsx'
import { toneSolid } from './tone.ts'
import { useDialogFooter } from './use-dialog-footer.ts'
import { useTopPlace } from './use-top-place.ts'

type ToastViewportProps = { changes: readonly ToastChange[]; onTaken: (lastKey: number) => void }

export function ToastViewport({ changes, onTaken }: ToastViewportProps) {
  const manager = useMemo(() => Base.createToastManager<Toast>(), [])
  const place = useTopPlace()
  return (
    <Base.Provider toastManager={manager}>
      <Changes {...{ changes, onTaken, manager }} />
      <Base.Portal container={place}>
        <Area />
      </Base.Portal>
    </Base.Provider>
  )
}

/**
 * Beside the sidebar with its meter, left of the middle of the content, whose sums and buttons stand at the right: on an invoice
 * as in a panel and in a dialog. In a narrow window they come above a dialog's buttons.
 */
function Area() {
  const { t } = useLingui()
  const { toasts } = Base.useToastManager<Toast>()
  const footer = useDialogFooter({ watched: toasts.length > 0 })
  return (
    <Base.Viewport
      aria-label={t`Notifications`}
      onKeyDown={event => {
        // It closes the toast, and not the dialog under it.
        if (event.key === 'Escape') event.preventDefault()
      }}
      style={{ '--footer': `${footer}px` } as CSSProperties}
      className="fixed bottom-4 left-4 z-(--z-toast) w-[calc(100vw-2rem)] outline-none max-md:bottom-[calc(var(--footer)+1rem)] sm:w-90 md:left-[calc(--spacing(60)+(100vw-(--spacing(60)))/5)] md:in-[dialog]:left-64"
    >
      <List />
    </Base.Viewport>
  )
}

type Manager = ReturnType<typeof Base.createToastManager<Toast>>

/** Hands on what was asked for before and after this part had loaded; an effect of a child would run too early. */
function Changes({ changes, onTaken, manager }: ToastViewportProps & { manager: Manager }) {
  const toasts = useMemo(() => named(manager), [manager])
  useEffect(() => {
    // The provider listens from its own effect, which runs after this one.
    const frame = requestAnimationFrame(() => {
      for (const change of changes) {
        if (change.kind === 'close') toasts.close(change.id)
        else toasts.show(change.toast)
      }
      const last = changes.at(-1)
      if (last) onTaken(last.key)
    })
    return () => cancelAnimationFrame(frame)
  }, [changes, onTaken, toasts])
  return null
}

/**
 * By the ids that are asked for. One that is closing keeps its own id to itself: what is added under it in that moment, as
 * when trying again fails at once, would go with it.
 */
function named(manager: Manager) {
  const turns = new Map<string, number>()
  const idOf = (id: string) => `${id} ${turns.get(id) ?? 0}`
  return {
    close: (id: string) => manager.close(idOf(id)),
    show(toast: Toast) {
      const { id } = toast
      manager.add({
        ...(id && { id: idOf(id), onClose: () => void turns.set(id, (turns.get(id) ?? 0) + 1) }),
        title: toast.title,
        description: toast.detail,
        timeout: toast.timeout ?? (toast.action ? 8000 : 5000),
        data: toast,
      })
    },
  }
}

// Behind the newest, those before it peep out; under the pointer or the focus they fan out.
const placed =
  '[--gap:8px] [--peek:8px] [--offset:calc(var(--toast-offset-y)*-1-var(--toast-index)*var(--gap)+var(--toast-swipe-movement-y))] absolute right-0 bottom-0 z-[calc(100-var(--toast-index))] w-full origin-bottom'
const moved =
  'h-(--toast-frontmost-height,auto) translate-x-(--toast-swipe-movement-x) translate-y-[calc(var(--toast-swipe-movement-y)-var(--toast-index)*var(--peek))] scale-[calc(1-var(--toast-index)*0.04)] data-expanded:h-(--toast-height) data-expanded:translate-y-(--offset) data-expanded:scale-100 data-starting-style:translate-y-full data-starting-style:opacity-0 data-ending-style:opacity-0 data-limited:opacity-0 transition-[translate,scale,opacity,height] duration-180 after:absolute after:top-full after:left-0 after:h-2 after:w-full'

function List() {
  const { toasts, close } = Base.useToastManager<Toast>()
  const { t } = useLingui()
  return toasts.map(toast => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className={cx(
        placed,
        moved,
        'rounded-card border border-transparent bg-surface-raised text-text shadow-floating select-none',
      )}
    >
      <Base.Content className="flex items-start gap-2 overflow-hidden p-2 pl-3 transition-opacity data-behind:opacity-0 data-expanded:opacity-100">
        {toast.data?.tone && (
          <span
            className={cx(
              'mt-3 size-2 shrink-0 rounded-full forced-color-adjust-none',
              toneSolid[toast.data.tone],
            )}
          />
        )}
        {/* Beside more than a title, or on a narrow screen, the button would leave the text too little room. */}
        <div
          className={cx(
            'flex min-w-0 flex-1 gap-x-2',
            toast.data?.detail || toast.data?.also
              ? 'flex-col items-start'
              : 'items-center max-sm:flex-col max-sm:items-start',
          )}
        >
          <div className="min-w-0 grow py-1.5 wrap-anywhere">
            <Base.Title className="font-medium" render={<p />} />
            <Base.Description className="text-text-muted" render={<div />} />
          </div>
          {toast.data?.action && (
            <div className="flex flex-wrap gap-2">
              {[toast.data.action, toast.data.also].map(
                (action, index) =>
                  action && (
                    <Base.Action
                      key={action.label}
                      className={buttonLook({ variant: index === 0 ? 'secondary' : 'ghost', size: 'medium' })}
                      onClick={() => {
                        action.onSelect()
                        close(toast.id)
                      }}
                    >
                      {action.label}
                    </Base.Action>
                  ),
              )}
            </div>
          )}
        </div>
        <Base.Close render={<IconButton icon={X} name={t`Dismiss`} />} />
      </Base.Content>
    </Base.Root>
  ))
}
