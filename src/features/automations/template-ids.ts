/** What a builder can begin with, by what it does: the URL names it so. */
export const TEMPLATE_IDS = ['assign', 'settle', 'start', 'prioritize', 'slack', 'github'] as const
export type TemplateId = (typeof TEMPLATE_IDS)[number]
