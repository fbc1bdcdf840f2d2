/** A name that leads to what it names. */
export const textLink =
  'block w-fit max-w-full rounded-control font-medium underline-offset-2 wrap-anywhere hover:underline'
