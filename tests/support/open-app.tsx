import { createMemoryHistory } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createApi } from '#api/api.ts'
import { App } from '#app/app.tsx'
import { createAppRouter } from '#app/router.tsx'
import { createMemoryHost } from '#hosts/memory/memory-host.ts'
import type { Scenario } from '#scenarios/scenario.ts'
import { call } from './call.ts'

type Options = {
  /** A name of the catalog, or a scenario of one's own. */
  scenario: string | Scenario
  actAs?: string
  /** Requests that fail on their way. */
  isCut?: (request: Request) => boolean
  /** What a request waits for. */
  before?: (request: Request) => Promise<void> | undefined
  /** Answers in place of the service. */
  answer?: (request: Request) => Response | undefined
}

/** The whole application at an address, on a service in memory. */
export async function openApp(
  path: string,
  { scenario, actAs, isCut = () => false, before, answer }: Options,
) {
  const host = await createMemoryHost({ scenario })
  let token = actAs ?? null
  const member = {
    token: () => token,
    become(next: string) {
      token = next
    },
  }
  const router = createAppRouter(createMemoryHistory({ initialEntries: [path] }))
  const api = createApi({
    fetch: async request => {
      if (isCut(request)) throw new TypeError('Failed to fetch')
      await before?.(request)
      return answer?.(request) ?? host.fetch(request)
    },
    token: member.token,
  })
  const view = render(
    <App
      {...{ api, member, router }}
      backend={{ setFaults: host.setFaults, reset: async () => {} }}
      scenario={undefined}
    />,
  )
  return {
    host,
    api,
    router,
    user: userEvent.setup(),
    close: () => view.unmount(),
    /** An automation as the service has it; undefined for none. */
    async automation(id: string) {
      const { status, body } = await call(host, `GET /automations/${id}`)
      return status === 200 ? body : undefined
    },
  }
}
