/** The Active tab: what the modal opens with. */
export const loadActiveTab = () => import('./active-tab.tsx')
