import type { Instant } from '#domain/brand.ts'
import { withEvent } from '#domain/payload.ts'
import { isoInstant } from '#domain/zoned.ts'
import type { Sent } from './cast.ts'
import { ISSUES_HOOK, PUSHES_HOOK } from './connected-automations.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const REPOSITORY = 'acme-studio/website'
const HOME = `https://github.com/${REPOSITORY}`

type Issue = { ago: number; action: string; number: number; title: string; login: string; body: string }

const issues: Issue[] = [
  {
    ago: 76 * HOUR,
    action: 'opened',
    number: 409,
    title: 'Prices are shown without tax in Germany',
    login: 'mara-b',
    body: 'The page says $19, the invoice $22.61.',
  },
  {
    ago: 50 * HOUR,
    action: 'labeled',
    number: 409,
    title: 'Prices are shown without tax in Germany',
    login: 'mara-b',
    body: 'The page says $19, the invoice $22.61.',
  },
  {
    ago: 27 * HOUR,
    action: 'opened',
    number: 412,
    title: 'The demo video has no captions',
    login: 'okoye',
    body: 'I watch without sound. Could there be captions?',
  },
  {
    ago: 3.2 * HOUR,
    action: 'opened',
    number: 415,
    title: 'Menu covers the first line on iPad',
    login: 'h-lind',
    body: 'Safari 18, both ways round.',
  },
]

type Push = { ago: number; branch: string; name: string; message: string; id: string }

const pushes: Push[] = [
  {
    ago: 72 * HOUR,
    branch: 'main',
    name: 'priya',
    message: 'Show the comparison table on small screens',
    id: '4f1d2c9',
  },
  {
    ago: 49 * HOUR,
    branch: 'redirects',
    name: 'jonas',
    message: 'Redirect the old pricing page',
    id: 'b90c71e',
  },
  { ago: 29 * HOUR, branch: 'main', name: 'jonas', message: 'Redirect the old pricing page', id: 'a5528d0' },
  { ago: 5 * HOUR, branch: 'main', name: 'lea', message: 'French texts of the launch page', id: '77e0b3a' },
  { ago: 40_000, branch: 'main', name: 'priya', message: 'Smaller hero image', id: 'e21f6c4' },
]

/** What GitHub sent in the days before `now`, as short as it still tells something. */
export function githubWebhooks(now: Instant): Sent[] {
  return [
    ...issues.map(({ ago, action, number, title, login, body }) => ({
      hookId: ISSUES_HOOK,
      at: (now - ago) as Instant,
      source: 'GitHub issues',
      payload: withEvent(
        {
          action,
          issue: {
            number,
            title,
            html_url: `${HOME}/issues/${number}`,
            state: 'open',
            user: { login },
            labels: action === 'labeled' ? [{ name: 'billing', color: 'd73a4a' }] : [],
            body,
          },
          repository: { full_name: REPOSITORY, private: false },
          sender: { login: action === 'labeled' ? 'kim-nguyen' : login },
        },
        'issues',
      ),
    })),
    ...pushes.map(({ ago, branch, name, message, id }) => ({
      hookId: PUSHES_HOOK,
      at: (now - ago) as Instant,
      source: 'GitHub push',
      payload: withEvent(
        {
          ref: `refs/heads/${branch}`,
          forced: false,
          repository: { full_name: REPOSITORY, default_branch: 'main' },
          pusher: { name, email: `${name}@acme.example` },
          head_commit: {
            id,
            message,
            timestamp: isoInstant((now - ago - MINUTE) as Instant),
            url: `${HOME}/commit/${id}`,
          },
          commits: [{ id, message, author: { name }, modified: ['src/pages/launch.html'] }],
        },
        'push',
      ),
    })),
  ]
}
