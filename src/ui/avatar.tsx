import { cx } from './cx.ts'

type AvatarProps = {
  name: string
  /** What the colour follows; an id keeps it when the name changes. */
  seed?: string
  /** 16, 20, 24 or 32 px. */
  size?: 'tiny' | 'small' | 'medium' | 'large'
  /** Round for people, square for workspaces and places. */
  shape?: 'round' | 'square'
  /** `true` where the name stands beside it. */
  decorative?: boolean
}

const colours = [
  'bg-avatar-1 text-avatar-1-text',
  'bg-avatar-2 text-avatar-2-text',
  'bg-avatar-3 text-avatar-3-text',
  'bg-avatar-4 text-avatar-4-text',
  'bg-avatar-5 text-avatar-5-text',
  'bg-avatar-6 text-avatar-6-text',
  'bg-avatar-7 text-avatar-7-text',
  'bg-avatar-8 text-avatar-8-text',
]

const sizes = {
  tiny: 'size-4 text-[9px]',
  small: 'size-5 text-[10px]',
  medium: 'size-6 text-[11px]',
  large: 'size-8 text-body',
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The first sign of the first and of the last word, whatever the script: `Ana Lima` -> `AL`, `👩‍🚀 Kim` -> `👩‍🚀K`. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words
  return picked
    .map(word => [...graphemes.segment(word ?? '')][0]?.segment ?? '')
    .join('')
    .toUpperCase()
}

function colourOf(seed: string): string {
  let hash = 7
  for (const sign of seed) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 65_521
  return colours[hash % colours.length] ?? ''
}

export function Avatar({
  name,
  seed = name,
  size = 'medium',
  shape = 'round',
  decorative = false,
}: AvatarProps) {
  const shown = initials(name)
  return (
    <span
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
      className={cx(
        'inline-grid shrink-0 place-items-center overflow-hidden border border-transparent leading-none font-semibold select-none',
        shape === 'round' ? 'rounded-full' : 'rounded-control',
        sizes[size],
        colourOf(seed),
      )}
    >
      {size === 'tiny' || size === 'small' ? [...graphemes.segment(shown)][0]?.segment : shown}
    </span>
  )
}
