/** What GitHub sends, in short: the fields that automations look at first. */
const repository = { name: 'website', full_name: 'acme/website', html_url: 'https://github.com/acme/website' }
const sender = { login: 'octocat' }

export const TEST_SAMPLES = {
  issues: {
    '@event': 'issues',
    action: 'opened',
    issue: {
      number: 42,
      title: 'The page does not scroll',
      body: 'On a phone, with the keyboard open.',
      state: 'open',
      html_url: 'https://github.com/acme/website/issues/42',
      user: { login: 'octocat' },
      labels: [{ name: 'bug' }],
    },
    repository,
    sender,
  },
  pull_request: {
    '@event': 'pull_request',
    action: 'opened',
    number: 43,
    pull_request: {
      title: 'Let the page scroll',
      body: 'Closes #42.',
      state: 'open',
      draft: false,
      merged: false,
      html_url: 'https://github.com/acme/website/pull/43',
      user: { login: 'octocat' },
      head: { ref: 'scroll' },
      base: { ref: 'main' },
    },
    repository,
    sender,
  },
  push: {
    '@event': 'push',
    ref: 'refs/heads/main',
    before: '6113728f27ae82c7b1a177c8d03f9e96e0adf246',
    after: '0d1a26e67d8f5eaf1f6ba5c57fc3c7d91ac0fd1c',
    forced: false,
    head_commit: { message: 'Let the page scroll', author: { name: 'Octo Cat' } },
    commits: [{ message: 'Let the page scroll', author: { name: 'Octo Cat' } }],
    pusher: { name: 'octocat' },
    repository,
    sender,
  },
} as const

export type TestSample = keyof typeof TEST_SAMPLES
