/** Of the packs, and of what stands there until they have come. */
export const packGrid = 'grid grid-cols-1 gap-3 min-[26rem]:grid-cols-2 lg:grid-cols-4'
