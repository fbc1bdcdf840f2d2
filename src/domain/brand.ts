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
/** An incoming webhook's; whoever knows it has its address, so it cannot be guessed. */
export type HookId = Brand<string, 'HookId'>
/** Sorts by the time of its making, as text. */
export type DeliveryId = Brand<string, 'DeliveryId'>
/** Likewise; it tells what the e-mail is about. */
export type MailId = Brand<string, 'MailId'>

export type QuoteId = Brand<string, 'QuoteId'>
export type OrderId = Brand<string, 'OrderId'>
export type InvoiceId = Brand<string, 'InvoiceId'>
export type AddOnId = Brand<string, 'AddOnId'>
export type PaymentMethodId = Brand<string, 'PaymentMethodId'>

/** US cents, a whole number. */
export type Cents = Brand<number, 'Cents'>

/** Milliseconds since 1970-01-01T00:00:00Z, a whole number. */
export type Instant = Brand<number, 'Instant'>
/** A calendar month in Pacific Time, `'2026-11'`; sorts as text. */
export type UsageMonth = Brand<string, 'UsageMonth'>
/** A day on the calendar, in no zone of its own, `'2026-11-23'`; sorts as text. */
export type CalendarDate = Brand<string, 'CalendarDate'>
/** What a wall clock shows, hours and minutes: `'09:00'`, from `'00:00'` to `'23:59'`; sorts as text. */
export type TimeOfDay = Brand<string, 'TimeOfDay'>
/** A calendar day in Pacific Time, `'2026-11-23'`; sorts as text. */
export type PacificDate = Brand<string, 'PacificDate'>
