/** The look of menus and their submenus: it opens from its trigger, and scrolls inside itself. */
export const floatingLook =
  'max-h-(--available-height) max-w-(--available-width) min-w-48 origin-(--transform-origin) overflow-y-auto rounded-card border border-transparent bg-surface-raised p-1 text-body text-text shadow-floating outline-none transition-[opacity,scale] data-starting-style:scale-97 data-starting-style:opacity-0 data-ending-style:opacity-0 data-instant:transition-none sm:max-w-90'
