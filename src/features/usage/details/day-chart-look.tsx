import { type ReactNode, useId } from 'react'

// Where the system paints, a drawing keeps its own colours: each mark says there which of the system's it takes.
export const barLook = 'fill-neutral-9 forced-colors:fill-[CanvasText]'
export const todayLook = 'fill-accent'
/** With the fill of `Hatch`. */
export const refusedLook = 'stroke-suspended-solid'
export const expectedLook =
  'fill-none stroke-neutral-9 [stroke-dasharray:2_2] forced-colors:stroke-[CanvasText]'
export const gridLook =
  'stroke-hairline forced-colors:stroke-[CanvasText] forced-colors:[stroke-dasharray:1_4]'
export const lineLook = 'fill-none stroke-neutral-12 forced-colors:stroke-[CanvasText]'
const textLook = 'tnum text-small forced-colors:fill-[CanvasText]'
export const labelLook = `${textLook} fill-text-muted`
export const strongLabelLook = `${textLook} fill-text font-semibold`

/** Slanted lines, for what is read without its colour. `children` is given the fill. */
export function Hatch({ children }: { children: (fill: string) => ReactNode }) {
  const id = useId()
  return (
    <>
      <pattern id={id} width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line y2={4} className="stroke-suspended-solid" strokeWidth={2.5} />
      </pattern>
      {children(`url(#${id})`)}
    </>
  )
}
