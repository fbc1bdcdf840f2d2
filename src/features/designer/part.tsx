import type { ReactNode } from 'react'
import { useId } from 'react'

export function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="flex flex-col items-start gap-2 border-b px-4 py-3 last:border-b-0"
    >
      <h3 id={id} className="text-small font-medium text-text-muted">
        {title}
      </h3>
      {children}
    </section>
  )
}
