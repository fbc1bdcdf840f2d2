import type { AriaAttributes, ReactElement, ReactNode } from 'react'
import { cloneElement, useId } from 'react'
import { type TooltipEvents, useTooltip } from './use-tooltip.tsx'

type TooltipProps = {
  /** Words, never the only place of what a person needs to go on. */
  content: ReactNode
  /** One element that can be focused and hands its handlers on. */
  children: ReactElement<TooltipEvents & Pick<AriaAttributes, 'aria-describedby'>>
  /** `false` where the content only repeats the trigger's name. */
  describes?: boolean
}

export function Tooltip({ content, children, describes = true }: TooltipProps) {
  const id = useId()
  const tooltip = useTooltip(content, children.props)
  const described = describes && Boolean(content)
  return (
    <>
      {cloneElement(children, described ? { ...tooltip.props, 'aria-describedby': id } : tooltip.props)}
      {described && (
        <span hidden id={id}>
          {content}
        </span>
      )}
      {tooltip.popup}
    </>
  )
}
