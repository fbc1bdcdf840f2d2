/** What the Active tab draws a long list with. */
export const loadVirtualRows = () => import('./virtual-rows.tsx')
