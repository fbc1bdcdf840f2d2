import { appointmentsOf, playAppointment, receivedOf } from './appointments.ts'
import { deliver } from './deliveries.ts'

/**
 * What there is beside people: the clock, webhooks that come in, and those that automations send to. A cast that has any of
 * it brings it along: the default workspace has none, and its seed comes with the first screen.
 */
export const outside = { appointmentsOf, playAppointment, receivedOf, deliver }

export type WithOutside = { outside?: typeof outside }
