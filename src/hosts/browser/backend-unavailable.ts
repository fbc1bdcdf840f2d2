import type { StorageReason } from '#service/ports.ts'

export type UnavailableReason =
  | 'no_service_worker'
  | 'registration_failed'
  | 'unknown_scenario'
  | StorageReason

/** T4: the embedded backend could not be started; `reason` is for the interface to explain. */
export class BackendUnavailable extends Error {
  readonly reason: UnavailableReason
  constructor(reason: UnavailableReason, cause?: unknown) {
    super(`The embedded backend could not be started: ${reason}`, { cause })
    this.name = 'BackendUnavailable'
    this.reason = reason
  }
}
