import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import type { actingMember } from '#api/acting-member.ts'
import type { Api } from '#api/api.ts'
import { ApiProvider } from '#api/api-context.tsx'
import { ToastProvider } from '#ui/toast.tsx'
import type { Backend } from './backend.ts'
import type { createAppRouter } from './router.tsx'
import { AppSessionProvider } from './session-context.tsx'

type AppProps = {
  api: Api
  backend: Backend
  member: ReturnType<typeof actingMember>
  router: ReturnType<typeof createAppRouter>
  scenario: string | undefined
}

export function App({ api, backend, member, router, scenario }: AppProps) {
  return (
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <ApiProvider api={api}>
          <ToastProvider>
            <AppSessionProvider {...{ backend, member, scenario }}>
              <RouterProvider router={router} />
            </AppSessionProvider>
          </ToastProvider>
        </ApiProvider>
      </I18nProvider>
    </StrictMode>
  )
}
