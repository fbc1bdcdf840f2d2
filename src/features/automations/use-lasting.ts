import { useEffect, useMemo, useRef } from 'react'

/** The same functions at every render, which call the latest ones: rows are only drawn again for what they show. */
export function useLasting<Functions extends Record<string, (...args: never[]) => unknown>>(
  latest: Functions,
): Functions {
  const current = useRef(latest)
  useEffect(() => {
    current.current = latest
  })
  return useMemo(() => {
    const names = Object.keys(current.current) as (keyof Functions)[]
    const lasting = names.map(name => [name, (...args: never[]) => current.current[name]?.(...args)])
    return Object.fromEntries(lasting) as Functions
  }, [])
}
