export const ROLES = ['owner', 'admin', 'member', 'guest'] as const
export type Role = (typeof ROLES)[number]

/**
 * T2: what a route may ask of the one who calls it.
 * - `tasks`: see places and tasks, work on tasks
 * - `automations`: see and configure automations, their activity and usage
 * - `workspace`: change the workspace's settings, switch the ClickApp (P1)
 * - `billing`: plans, add-ons, invoices, payment methods (B1)
 */
export type Capability = 'tasks' | 'automations' | 'workspace' | 'billing'

const capabilities: Record<Role, readonly Capability[]> = {
  owner: ['tasks', 'automations', 'workspace', 'billing'],
  admin: ['tasks', 'automations', 'workspace', 'billing'],
  member: ['tasks', 'automations'],
  guest: ['tasks'],
}

export function may(role: Role, capability: Capability): boolean {
  return capabilities[role].includes(capability)
}

/** The roles that have a capability, highest first: what a refusal names as the way out. */
export function rolesWith(capability: Capability): Role[] {
  return ROLES.filter(role => may(role, capability))
}
