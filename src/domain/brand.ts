declare const brand: unique symbol

/** A primitive that carries its meaning in its type, so that a place's id cannot be passed for a task's. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name }

export type WorkspaceId = Brand<string, 'WorkspaceId'>
export type MemberId = Brand<string, 'MemberId'>
export type PlaceId = Brand<string, 'PlaceId'>
export type StatusId = Brand<string, 'StatusId'>
export type TagId = Brand<string, 'TagId'>
export type TaskId = Brand<string, 'TaskId'>
export type AutomationId = Brand<string, 'AutomationId'>
export type RunId = Brand<string, 'RunId'>

/** Milliseconds since 1970-01-01T00:00:00Z, a whole number. */
export type Instant = Brand<number, 'Instant'>
/** A calendar month in Pacific Time, `'2026-11'`; sorts as text. */
export type UsageMonth = Brand<string, 'UsageMonth'>
/** A calendar day in Pacific Time, `'2026-11-23'`; sorts as text. */
export type PacificDate = Brand<string, 'PacificDate'>
