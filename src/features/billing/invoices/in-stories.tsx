import type { ReactNode } from 'react'
import { useState } from 'react'
import { createApi } from '#api/api.ts'
import { ApiProvider } from '#api/api-context.tsx'
import type { InvoiceView } from '#contract/billing.ts'

/** What a story's service answers; `undefined` for nothing yet, a status for a failure. */
export type Told = { invoices: readonly InvoiceView[] | undefined | 500 }

/** For stories: a service that knows nothing but these invoices. */
export function InvoicesTold({ told, children }: { told: Told; children: ReactNode }) {
  const [api] = useState(() =>
    createApi({ fetch: async request => (await answer(told, request)) ?? never(), token: () => null }),
  )
  return <ApiProvider api={api}>{children}</ApiProvider>
}

const never = () => new Promise<Response>(() => {})

async function answer({ invoices }: Told, { url }: Request): Promise<Response | undefined> {
  const [part, id] = new URL(url).pathname.split('/').slice(3)
  if (part !== 'invoices' || invoices === undefined) return
  if (invoices === 500) return problem(500, 'internal_error')
  if (id === undefined) return json({ items: invoices })
  const invoice = invoices.find(invoice => invoice.id === id)
  return invoice ? json(invoice) : problem(404, 'not_found')
}

function json(body: unknown, status = 200): Response {
  return Response.json(body, { status })
}

function problem(status: number, code: string): Response {
  return json({ type: 'about:blank', title: code, status, code, detail: code, resource: 'invoice' }, status)
}
