import type { AlertMail } from '#domain/alert-mail.ts'
import { quickestWayOut } from '#domain/plans.ts'
import type { MailRenderer } from '#service/ports.ts'

// Messages weigh more than the rest of the backend, and are rare.
export const loadMessages = () => import('#emails/render-alert-mail.tsx')

/** @param appUrl of an app's path, `/usage`, as people open it from an e-mail */
export function createMailRenderer(appUrl: (path: string) => string): MailRenderer {
  return {
    async render(news) {
      const { renderAlertMail } = await loadMessages()
      const kind = quickestWayOut(news.plan)
      const wayOut = {
        kind,
        url: appUrl(`/settings/billing?for=${kind === 'add_ons' ? 'add-ons' : 'upgrade'}`),
      }
      const mail: AlertMail = { ...news, links: { usage: appUrl('/usage'), wayOut } }
      return renderAlertMail(mail)
    },
  }
}
