import { Link } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'
import type { DeliveryId } from '#domain/brand.ts'

type DeliveryLinkProps = {
  id: DeliveryId
  onOpen: (id: DeliveryId) => void
  'aria-describedby'?: string
  className: string
  children: ReactNode
}

/** To a delivery. Pressed alone it opens here, with the way back to where the log was left; else where the browser says. */
export function DeliveryLink({ id, onOpen, ...rest }: DeliveryLinkProps) {
  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onOpen(id)
  }
  return (
    <Link
      from="/p/$placeId"
      to="."
      search={before => ({ ...before, delivery: id })}
      onClick={open}
      {...rest}
    />
  )
}
