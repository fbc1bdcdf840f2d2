import type { Key, ReadTx, ScanOptions, WriteTx } from './ports.ts'

type Parts = readonly (string | number)[]

/** A typed view of the keys that begin with one word. */
export type Collection<KeyParts extends Parts, Value> = {
  get(tx: ReadTx, ...parts: KeyParts): Promise<Value | undefined>
  put(tx: WriteTx, value: Value, ...parts: KeyParts): void
  delete(tx: WriteTx, ...parts: KeyParts): void
  /** The values whose key begins with `prefix`, with the parts behind the collection's word. */
  scan(tx: ReadTx, prefix: Parts, options?: ScanOptions): Promise<{ parts: KeyParts; value: Value }[]>
  /** For `ScanOptions.after`. */
  key(...parts: KeyParts): Key
}

/** `grown`: what rows of an earlier layout lack. */
export function collection<KeyParts extends Parts, Value>(
  word: string,
  grown?: Partial<Value>,
): Collection<KeyParts, Value> {
  const full = (value: Value): Value => (grown ? { ...grown, ...value } : value)
  return {
    async get(tx, ...parts) {
      const value = await tx.get<Value>([word, ...parts])
      return value === undefined ? undefined : full(value)
    },
    put: (tx, value, ...parts) => tx.put([word, ...parts], value),
    delete: (tx, ...parts) => tx.delete([word, ...parts]),
    scan: async (tx, prefix, options) =>
      (await tx.scan<Value>([word, ...prefix], options)).map(({ key, value }) => ({
        parts: key.slice(1) as unknown as KeyParts,
        value: full(value),
      })),
    key: (...parts) => [word, ...parts],
  }
}

/** A collection whose values are kept as JSON: stores copy a large text several times faster than as many objects. */
export function textCollection<KeyParts extends Parts, Value>(word: string): Collection<KeyParts, Value> {
  const texts = collection<KeyParts, string>(word)
  const parse = (text: string) => JSON.parse(text) as Value
  return {
    ...texts,
    async get(tx, ...parts) {
      const text = await texts.get(tx, ...parts)
      return text === undefined ? undefined : parse(text)
    },
    put: (tx, value, ...parts) => texts.put(tx, JSON.stringify(value), ...parts),
    scan: async (tx, prefix, options) =>
      (await texts.scan(tx, prefix, options)).map(({ parts, value }) => ({ parts, value: parse(value) })),
  }
}
