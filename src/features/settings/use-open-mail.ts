import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { MailId } from '#domain/brand.ts'

/** The e-mail that the address names. A row's link opens it; closing leads back to the entry that it was opened over. */
export function useOpenMail() {
  const navigate = useNavigate()
  const { history } = useRouter()
  const { mail } = useSearch({ strict: false })
  // Whether the log was there before the e-mail, and so is the entry behind it.
  const [overLog, setOverLog] = useState(mail === undefined)
  if (mail === undefined && !overLog) setOverLog(true)
  // The address follows a moment later; a second press must not lead further back.
  const [left, setLeft] = useState<MailId>()
  if (mail === undefined && left !== undefined) setLeft(undefined)

  return {
    mail: mail === left ? undefined : mail,
    overLog,
    close() {
      if (mail === undefined || mail === left) return
      setLeft(mail)
      if (overLog) history.back()
      else void navigate({ to: '/settings/alerts', search: {}, replace: true })
    },
  }
}
