import type { MailRenderer } from '#service/ports.ts'
import type { AppUrl } from './with-links.ts'

// Messages weigh more than the rest of the backend, and are rare.
const loadRenderer = () => import('#emails/render-mail.tsx')
const loadLinks = () => import('./with-links.ts')

/** Fetches all that messages are written with, ahead of the first one. */
export async function loadMessages(): Promise<void> {
  const [{ prepareMessages }] = await Promise.all([loadRenderer(), loadLinks()])
  await prepareMessages()
}

export function createMailRenderer(appUrl: AppUrl): MailRenderer {
  return {
    async render(news) {
      const [{ renderMail }, { withLinks }] = await Promise.all([loadRenderer(), loadLinks()])
      return renderMail(withLinks(news, appUrl))
    },
  }
}
