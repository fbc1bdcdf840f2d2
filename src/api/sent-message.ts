import type { DeliveryView } from '#contract/deliveries.ts'

/** What was sent to an integration, as people read it. */
export type SentMessage = {
  /** A Slack channel, a GitHub repository, an e-mail address. */
  to: string
  /** An issue's title, an e-mail's subject; null for Slack. */
  subject: string | null
  text: string
}

const GITHUB = /^https:\/\/api\.github\.com\/repos\/(.+)\/issues$/

/** Reads a message as the service writes it (domain/outgoing.ts); null for a webhook, and for what reads otherwise. */
export function sentMessage({
  target,
  url,
  body,
}: Pick<DeliveryView, 'target' | 'url' | 'body'>): SentMessage | null {
  const said = read(body)
  switch (target) {
    case 'webhook':
      return null
    case 'slack':
      return message({ to: said.channel, subject: null, text: said.text })
    case 'github':
      return message({ to: GITHUB.exec(url)?.[1], subject: said.title, text: said.body })
    case 'email':
      return message({ to: said.to, subject: said.subject, text: said.text })
  }
}

function read(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function message(parts: { to: unknown; subject: unknown; text: unknown }): SentMessage | null {
  const { to, subject, text } = parts
  if (typeof to !== 'string' || typeof text !== 'string') return null
  return subject === null || typeof subject === 'string' ? { to, subject, text } : null
}
