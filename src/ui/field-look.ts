/** The look of what is filled in: text and searches get `border-control-border`, which alone tells an empty one. */
export const fieldLook =
  'min-h-8 w-full min-w-0 rounded-control border bg-surface-raised px-2.5 text-body text-text transition-colors hover:border-neutral-10 focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-suspended-border disabled:text-text-disabled'
