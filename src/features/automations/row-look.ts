/** The columns of a row: switch, name, sentence, Actions, last run, menu; below 640 px the middle ones stand in a stack. */
export const rowGrid =
  'grid grid-cols-[1.75rem_minmax(0,1fr)_1.75rem] items-start gap-x-3 gap-y-0.5 border-b px-4 py-2 sm:grid-cols-[1.75rem_minmax(0,5fr)_minmax(0,6fr)_4.5rem_5.5rem_1.75rem] sm:px-5'
