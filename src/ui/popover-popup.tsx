import { Popover } from '@base-ui/react/popover'
import { type ReactNode, use } from 'react'
import { cx } from './cx.ts'
import { floatingLook } from './floating-look.ts'
import { LayerElement } from './modal-layer.tsx'

type PopoverPopupProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  anchor: HTMLElement
  title: string
  titleHidden: boolean
  children: ReactNode
  align: 'start' | 'center' | 'end'
  side: 'top' | 'bottom' | 'left' | 'right'
}

export function PopoverPopup({
  open,
  onOpenChange,
  anchor,
  title,
  titleHidden,
  children,
  align,
  side,
}: PopoverPopupProps) {
  const layer = use(LayerElement)
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next, { reason, event }) => {
        // The trigger's own press closes it; closing here as well would open it again.
        const onTrigger =
          reason === 'outside-press' && event.target instanceof Node && anchor.contains(event.target)
        if (!onTrigger) onOpenChange(next)
      }}
    >
      <Popover.Portal container={layer ?? undefined} data-opener={anchor.id}>
        <Popover.Positioner anchor={anchor} align={align} side={side} sideOffset={4} className="z-(--z-menu)">
          <Popover.Popup finalFocus={() => anchor} className={cx(floatingLook, 'flex flex-col gap-2 p-3')}>
            <Popover.Title className={titleHidden ? 'sr-only' : 'text-heading'}>{title}</Popover.Title>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
