import type { Key, ScanOptions } from '#service/ports.ts'

/** The port's order, said in another way than the adapters say it. */
function compareModelKeys(a: Key, b: Key): number {
  for (const [index, part] of a.entries()) {
    const other = b[index]
    if (other === undefined) return 1
    if (part === other) continue
    if (typeof part === 'number') return typeof other === 'number' ? part - other : -1
    if (typeof other === 'number') return 1
    return compareCodeUnits(part, other)
  }
  return a.length === b.length ? 0 : -1
}

function compareCodeUnits(a: string, b: string): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference =
      (index < a.length ? a.charCodeAt(index) : -1) - (index < b.length ? b.charCodeAt(index) : -1)
    if (difference !== 0) return difference
  }
  return 0
}

export function sortKeys(keys: readonly Key[]): Key[] {
  return [...keys].sort(compareModelKeys)
}

/** What a scan of these entries, in any order, has to answer. */
export function modelScan(
  entries: readonly [Key, unknown][],
  prefix: Key,
  { after, limit = entries.length, reverse = false }: ScanOptions = {},
): [Key, unknown][] {
  const direction = reverse ? -1 : 1
  return entries
    .filter(([key]) => key.length > prefix.length && prefix.every((part, index) => part === key[index]))
    .filter(([key]) => after === undefined || compareModelKeys(key, after) * direction > 0)
    .sort(([a], [b]) => compareModelKeys(a, b) * direction)
    .slice(0, limit)
}
