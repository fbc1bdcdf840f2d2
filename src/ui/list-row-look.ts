/** The look of a row in a list that opens: of menus, and of what is suggested while somebody types. */
export const listRowLook =
  'flex min-h-8 cursor-default items-center gap-2 rounded-control px-2 py-1 outline-none select-none data-highlighted:bg-hover data-popup-open:bg-hover forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:-outline-offset-2'
