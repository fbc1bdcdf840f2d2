import { Fragment, type ReactNode } from 'react'

/** What is known of a thing, each under its name. What has no value is left out. */
export function Facts({ of }: { of: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[fit-content(40%)_minmax(0,1fr)] gap-x-4 gap-y-1">
      {of
        .filter(({ value }) => value !== null && value !== undefined && value !== false)
        .map(({ name, value }) => (
          <Fragment key={name}>
            <dt className="text-text-muted wrap-anywhere">{name}</dt>
            <dd className="min-w-0 wrap-anywhere">{value}</dd>
          </Fragment>
        ))}
    </dl>
  )
}
