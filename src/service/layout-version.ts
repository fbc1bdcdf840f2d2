import type { Head } from './collections.ts'

/** Of the rows, from this version of the code on; layout.ts brings earlier ones into it. */
export const LAYOUT = 3

export const isOfThisLayout = ({ layout }: Head) => layout === LAYOUT
