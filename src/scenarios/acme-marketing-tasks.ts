import type { LatestChange, TaskLine } from './cast.ts'
import { statusId, tagId } from './cast.ts'

const approved: LatestChange = { added: tagId('approved'), in: statusId('approval') }

/** Tasks of the Space Marketing, by List. */
export const marketingTasks: Record<'campaigns' | 'newsletter' | 'open-day', TaskLine[]> = {
  campaigns: [
    { title: 'Spring campaign: what do we promise?', status: 'idea', who: ['ana'] },
    { title: 'Case study with the harbour museum', status: 'idea', tags: ['customer'] },
    { title: 'Podcast about small teams', status: 'idea', tags: ['partner'] },
    { title: 'Launch teaser, fifteen seconds', status: 'drafting', who: ['lea'], tags: ['video', 'social'] },
    { title: 'Comparison with spreadsheets', status: 'drafting', priority: 'normal', who: ['kim'] },
    {
      title: 'Landing page for schools',
      status: 'approval',
      due: 1,
      who: ['lea'],
      tags: ['partner'],
      latest: 'moved',
    },
    {
      title: 'Poster for the tram stops',
      status: 'approval',
      who: ['priya'],
      tags: ['design'],
      latest: 'moved',
    },
    {
      title: 'Launch posts for the week',
      status: 'scheduled',
      due: 2,
      who: ['lea'],
      tags: ['social'],
      latest: approved,
    },
    { title: 'Thank-you offer for early customers', status: 'scheduled', who: ['kim'], latest: approved },
    { title: 'Autumn sale banner', status: 'published', due: -30, who: ['lea'], tags: ['design', 'social'] },
    { title: 'Guest article on automation', status: 'published', who: ['ana'], tags: ['partner'] },
  ],
  newsletter: [
    { title: 'December issue', status: 'idea', due: 9, latest: 'created' },
    { title: 'Special issue: the launch', status: 'idea', latest: 'created' },
    {
      title: 'November issue',
      status: 'approval',
      due: -1,
      who: ['lea'],
      latest: 'moved',
      said: { by: 'lea', text: 'Voilà, prête à relire. The third link still points to the test page.' },
    },
    { title: 'Welcome series, mail 2', status: 'drafting', who: ['lea'] },
    { title: 'Clean up bounced addresses', status: 'scheduled', who: ['tom'], latest: 'moved' },
    { title: 'October issue', status: 'published', who: ['lea'] },
  ],
  'open-day': [
    { title: 'Invite the neighbours', status: 'idea', due: 12, who: ['tom'] },
    { title: 'Order name badges', status: 'drafting', due: 19, who: ['tom'], priority: 'low' },
    { title: 'Programme for the afternoon', status: 'approval', who: ['kim'], latest: 'moved' },
    { title: 'Book the photographer', status: 'scheduled', who: ['tom'], latest: approved },
    { title: 'Reserve the courtyard', status: 'published', who: ['tom'] },
  ],
}
