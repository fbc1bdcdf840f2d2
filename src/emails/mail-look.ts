import type { CSSProperties } from 'react'

/**
 * The tokens of src/ui/theme.css as mail programs read them, in the light and in the dark: hardly one of them knows
 * variables or oklch. A test compares them with the theme.
 */
export const colours = {
  canvas: ['#f8f8fa', '#131318'],
  surface: ['#fefefe', '#19191e'],
  hairline: ['#dddde2', '#36363d'],
  text: ['#1d1d25', '#f0f0f3'],
  'text-muted': ['#5b5b65', '#ababb5'],
  accent: ['#6b53e4', '#715be8'],
  'on-accent': ['#ffffff', '#ffffff'],
  'accent-text': ['#5f42d3', '#b0adfc'],
  'meter-track': ['#e5e5e8', '#36363d'],
  'meter-ok': ['#6b53e4', '#8a7dfa'],
  'warning-solid': ['#ae760f', '#edb333'],
  'suspended-solid': ['#d42325', '#f14d4c'],
} as const satisfies Record<string, readonly [light: string, dark: string]>

type Colour = keyof typeof colours

/** What is coloured: text, what is behind it, a border. */
const uses = {
  ink: ['text', 'text-muted', 'on-accent', 'accent-text'],
  ground: ['canvas', 'surface', 'accent', 'meter-track', 'meter-ok', 'warning-solid', 'suspended-solid'],
  edge: ['hairline', 'accent'],
} as const satisfies Record<string, readonly Colour[]>

type Use = keyof typeof uses
export type Ground = (typeof uses)['ground'][number]
const useNames = Object.keys(uses) as Use[]

const properties = { ink: 'color', ground: 'backgroundColor', edge: 'borderColor' } as const
const cssProperties = { ink: 'color', ground: 'background-color', edge: 'border-color' } as const

type Painted = { className: string; style: CSSProperties }

/**
 * The light colours stand in the element itself, for programs that read no style sheet; the dark ones come by class.
 */
export function painted(
  paint: { [Name in Use]?: (typeof uses)[Name][number] },
  style: CSSProperties = {},
): Painted {
  const classes: string[] = []
  const colouring: CSSProperties = {}
  for (const use of useNames) {
    const colour = paint[use]
    if (!colour) continue
    classes.push(`${use}-${colour}`)
    colouring[properties[use]] = colours[colour][0]
  }
  return { className: classes.join(' '), style: { ...style, ...colouring } }
}

const darkRules = useNames
  .flatMap(use =>
    uses[use].map(colour => `.${use}-${colour}{${cssProperties[use]}:${colours[colour][1]} !important}`),
  )
  .join('')

/** What an element's own style cannot say. */
export const STYLE_SHEET = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  // Dates and numbers that iOS turns into links keep the look of the text around them.
  'a[x-apple-data-detectors]{color:inherit !important;text-decoration:none !important}',
  `@media (prefers-color-scheme:dark){${darkRules}}`,
  '@media (forced-colors:active){.meter td{forced-color-adjust:none}}',
].join('')

/** Outlook's classic program for Windows lays out as Word does: no `max-width`, and tables do not inherit the font. */
export const FOR_WORD =
  "<!--[if mso]><style>.column{width:560px}td,p,h1,h2,a{font-family:'Segoe UI',Arial,sans-serif !important}</style><![endif]-->"

export const FONTS =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
export const COLUMN_WIDTH = 560

/** Long names break anywhere rather than widen the column. */
const type = { margin: 0, wordBreak: 'break-word' } as const satisfies CSSProperties
export const titleType = { ...type, fontSize: 20, lineHeight: '28px', fontWeight: 600 } as const
export const bodyType = { ...type, fontSize: 15, lineHeight: '24px' } as const
export const smallType = { ...type, fontSize: 13, lineHeight: '20px' } as const
