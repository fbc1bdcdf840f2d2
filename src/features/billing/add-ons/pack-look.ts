// Of the packs, and of what stands there until they have come.

export const packGrid = 'grid grid-cols-1 gap-3 min-[26rem]:grid-cols-2 lg:grid-cols-4'

/** On a narrow screen Buy stands beside the price. */
export const packCard =
  'grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-3 rounded-card border p-4 min-[26rem]:flex min-[26rem]:flex-col min-[26rem]:items-stretch'
