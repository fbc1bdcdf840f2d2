import * as z from 'zod/mini'
import { NAME_MAX } from '#domain/automation.ts'
import type {
  AddOnId,
  AutomationId,
  CalendarDate,
  Cents,
  DeliveryId,
  HookId,
  InvoiceId,
  MailId,
  MemberId,
  OrderId,
  PacificDate,
  PaymentMethodId,
  PlaceId,
  QuoteId,
  RunId,
  StatusId,
  TagId,
  TaskId,
  TimeOfDay,
  UsageMonth,
  WorkspaceId,
} from '#domain/brand.ts'
import { isCalendarDate, isZone } from '#domain/calendar.ts'
import { PLAN_IDS } from '#domain/plans.ts'
import { ROLES } from '#domain/roles.ts'
import { PRIORITIES } from '#domain/task.ts'

/** An id is text to the wire and a type of its own to the code. */
const id = <Id extends string>() =>
  z.string().check(z.minLength(1), z.maxLength(64)) as unknown as z.ZodMiniType<Id, Id>

export const WorkspaceIdField = id<WorkspaceId>()
export const MemberIdField = id<MemberId>()
export const PlaceIdField = id<PlaceId>()
export const StatusIdField = id<StatusId>()
export const TagIdField = id<TagId>()
export const TaskIdField = id<TaskId>()
export const AutomationIdField = id<AutomationId>()
export const RunIdField = id<RunId>()
export const HookIdField = id<HookId>()
export const DeliveryIdField = id<DeliveryId>()
export const MailIdField = z.string().check(z.minLength(1), z.maxLength(200)) as unknown as z.ZodMiniType<
  MailId,
  MailId
>

export const QuoteIdField = id<QuoteId>()
export const OrderIdField = id<OrderId>()
export const InvoiceIdField = id<InvoiceId>()
export const AddOnIdField = id<AddOnId>()
export const PaymentMethodIdField = id<PaymentMethodId>()

/** US cents, a whole number; below 0 for a credit. */
export const CentsField = z.int() as unknown as z.ZodMiniType<Cents, Cents>

export const UsageMonthField = z
  .string()
  .check(
    z.regex(/^(19[7-9]|[2-9]\d\d)\d-(0[1-9]|1[0-2])$/, 'is not a month, such as 2026-11'),
  ) as unknown as z.ZodMiniType<UsageMonth, UsageMonth>

/** A day in Pacific Time (U1), `2026-11-28`. */
export const PacificDateField = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)) as unknown as z.ZodMiniType<
  PacificDate,
  PacificDate
>

/** A day on the calendar, `2026-11-28`. */
export const CalendarDateField = z
  .string()
  .check(
    z.refine(isCalendarDate, 'is not a day of the calendar, such as 2026-11-28'),
  ) as unknown as z.ZodMiniType<CalendarDate, CalendarDate>
export const TimeOfDayField = z
  .string()
  .check(
    z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time from 00:00 to 23:59'),
  ) as unknown as z.ZodMiniType<TimeOfDay, TimeOfDay>
/** An IANA name, `Europe/Paris`. */
export const ZoneField = z.string().check(z.maxLength(64), z.refine(isZone, 'is not a time zone'))

/** An instant on the wire: ISO 8601 in UTC, `2026-12-01T08:00:00.000Z`. */
export const IsoField = z.iso.datetime()

export const PlanField = z.enum(PLAN_IDS)
export const RoleField = z.enum(ROLES)
export const PriorityField = z.enum(PRIORITIES)

/** People's text (T5): any Unicode, kept as written, 1 to 200 code points that are not all blank. */
export const NameField = z.string().check(
  z.refine(name => name.trim() !== '', 'is empty'),
  z.refine(name => [...name].length <= NAME_MAX, `is longer than ${NAME_MAX} characters`),
)

/** A whole number of something, 0 or more. */
export const CountField = z.int().check(z.nonnegative())
