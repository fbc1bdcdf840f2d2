/** The hue is the tag's own; lightness and chroma are the same for all, as in the theme's palette. */
export function TagDot({ hue }: { hue: number }) {
  return (
    <span className="size-2 shrink-0 rounded-full" style={{ backgroundColor: `oklch(0.64 0.14 ${hue})` }} />
  )
}
