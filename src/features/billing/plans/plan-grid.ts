/**
 * Where there is room, plans are rows under common headings; otherwise each is a card that names its own. The lines of both
 * are one list, laid out by one grid.
 */
export const planGrid =
  'flex flex-col @3xl:grid @3xl:grid-cols-[minmax(min-content,1.1fr)_minmax(min-content,1.2fr)_minmax(min-content,0.9fr)_minmax(min-content,0.9fr)_minmax(min-content,0.7fr)_minmax(min-content,1.4fr)_minmax(--spacing(39.5),1.2fr)] @3xl:overflow-hidden @3xl:rounded-card @3xl:border @3xl:bg-surface-raised @3xl:px-4'

/** A row across all columns. */
export const planRow = '@3xl:col-span-full @3xl:grid @3xl:grid-cols-subgrid @3xl:gap-x-3.5'
