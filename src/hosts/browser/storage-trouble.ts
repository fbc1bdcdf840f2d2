import { type StorageReason, StorageTrouble } from '#service/ports.ts'

/** What IndexedDB's errors mean for people (T4). Errors that are not listed are bugs, and stay what they are. */
const reasons: Record<string, StorageReason> = {
  QuotaExceededError: 'full',
  // Firefox, where a database's group is over its limit.
  NS_ERROR_DOM_INDEXEDDB_QUOTA_ERR: 'full',
  VersionError: 'newer',
  // Storage switched off or denied, such as by a setting for third-party or private windows.
  SecurityError: 'blocked',
  NotAllowedError: 'blocked',
  // The files are damaged, gone or cannot be read; or the browser closed the database over our head.
  UnknownError: 'unreadable',
  NotReadableError: 'unreadable',
  NotFoundError: 'unreadable',
  AbortError: 'unreadable',
  InvalidStateError: 'unreadable',
}

/** The store's trouble behind an error of IndexedDB; the very same error where it is none. */
export function troubleOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const reason = reasons[error.name]
  return reason && !(error instanceof StorageTrouble) ? new StorageTrouble(reason, error) : error
}
