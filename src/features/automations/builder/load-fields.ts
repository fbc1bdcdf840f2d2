/** Fields that few automations need. */
export const loadCombobox = () => import('#ui/combobox.tsx')
export const loadSuggestField = () => import('#ui/suggest-field.tsx')
