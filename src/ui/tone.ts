/** What a mark means. The last four are the states of the product, not decoration. */
export type Tone = 'neutral' | 'accent' | 'warning' | 'used_up' | 'suspended' | 'paid'

/** Ground, text and edge of a small area in a tone. */
export const tinted: Record<Tone, string> = {
  neutral: 'border-quiet-border bg-neutral-3 text-text',
  accent: 'border-accent-border bg-accent-tint text-accent-text',
  warning: 'border-warning-border bg-warning-tint text-warning-text',
  used_up: 'border-used-up-border bg-used-up-tint text-used-up-text',
  suspended: 'border-suspended-border bg-suspended-tint text-suspended-text',
  paid: 'border-paid-border bg-paid-tint text-paid-text',
}

export const toneText: Record<Tone, string> = {
  neutral: 'text-text-muted',
  accent: 'text-accent-text',
  warning: 'text-warning-text',
  used_up: 'text-used-up-text',
  suspended: 'text-suspended-text',
  paid: 'text-paid-text',
}

export const toneSolid: Record<Tone, string> = {
  neutral: 'bg-neutral-10',
  accent: 'bg-meter-ok',
  warning: 'bg-warning-solid',
  used_up: 'bg-used-up-solid',
  suspended: 'bg-suspended-solid',
  paid: 'bg-paid-solid',
}
