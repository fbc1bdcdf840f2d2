import type { TimeOfDay } from '#domain/brand.ts'

const TYPED = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2})?|(\d{2}))?\s*(?:([ap])\.?\s?m\.?)?$/iu

/** The time of day that was typed, on a clock of 24 hours: `9`, `9.30`, `0930`, `9h30`, `9:30 pm` -> `21:30`; null for none. */
export function typedTime(text: string): TimeOfDay | null {
  const found = TYPED.exec(text.trim())
  if (!found) return null
  const [, hour = '', minute = found[3] ?? '00', , half] = found
  const [hours, minutes] = [Number(hour), Number(minute)]
  if (minutes > 59 || (half ? hours < 1 || hours > 12 : hours > 23)) return null
  const on24 = half ? (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hours
  return `${String(on24).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` as TimeOfDay
}
