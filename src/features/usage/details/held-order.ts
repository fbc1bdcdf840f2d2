/**
 * The items in the order that somebody is looking at, with their counts of now: what moved up meanwhile does not move. What
 * is new takes the place of what is gone, and where nothing is gone comes last.
 */
export function inHeldOrder<Item extends { id: string }>(
  order: readonly string[],
  items: readonly Item[],
): readonly Item[] {
  const byId = new Map(items.map(item => [item.id, item]))
  const known = new Set(order)
  const newcomers = items.filter(({ id }) => !known.has(id))
  let next = 0
  const held = order.flatMap(id => byId.get(id) ?? newcomers[next++] ?? [])
  return [...held, ...newcomers.slice(next)]
}
