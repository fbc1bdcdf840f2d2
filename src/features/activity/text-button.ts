/** A press within a text: as high as a target has to be, and no higher than its line. */
export const textButton =
  '-my-0.5 inline-flex max-w-full rounded-control py-0.5 text-left font-medium text-accent-text underline-offset-2 wrap-anywhere hover:underline'
