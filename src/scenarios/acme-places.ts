import { below, type Cast, member, space, tag } from './cast.ts'

/** As most product teams have them. */
export const productStatuses: Parameters<typeof space>[1]['statuses'] = [
  ['todo', 'To do', 'open'],
  ['in-progress', 'In progress', 'active'],
  ['review', 'Review', 'active'],
  ['done', 'Done', 'done'],
]

/** Acme Studio: who works there, and where. */
export const acmePlaces: Pick<Cast, 'members' | 'tags' | 'places'> = {
  members: [
    member('ana', 'Ana Costa', 'owner'),
    member('kim', 'Kim Nguyen', 'admin', 'fr'),
    member('lea', 'Léa Fournier', 'member', 'fr'),
    member('priya', 'Priya Raman', 'member'),
    member('jonas', 'Jonas Weber', 'member'),
    member('tom', 'Tom Baker', 'guest'),
  ],
  tags: [
    tag('bug', 'bug', 25),
    tag('docs', 'docs', 250),
    tag('video', 'video', 310),
    tag('design', 'design', 340),
    tag('customer', 'customer', 160),
    tag('blocked', 'blocked', 0),
    tag('escalated', 'escalated', 45),
    tag('triage', 'triage', 220),
    tag('shipped', 'shipped', 140),
    tag('approved', 'approved', 120),
    tag('social', 'social', 200),
    tag('partner', 'partner', 280),
    tag('checklist', 'checklist', 60),
  ],
  places: [
    space('product', {
      name: 'Product',
      position: 1,
      statuses: productStatuses,
    }),
    below('product', { kind: 'folder', id: 'website', name: 'Website', position: 1 }),
    below('website', { kind: 'list', id: 'launch', name: 'Launch', position: 1 }),
    below('website', { kind: 'list', id: 'backlog', name: 'Backlog', position: 2 }),
    below('product', { kind: 'list', id: 'bugs', name: 'Bugs', position: 2 }),
    space('marketing', {
      name: 'Marketing',
      position: 2,
      statuses: [
        ['idea', 'Ideas', 'open'],
        ['drafting', 'Drafting', 'active'],
        ['approval', 'Waiting for approval', 'active'],
        ['scheduled', 'Scheduled', 'active'],
        ['published', 'Published', 'done'],
      ],
    }),
    below('marketing', { kind: 'list', id: 'campaigns', name: 'Campaigns', position: 1 }),
    below('marketing', { kind: 'list', id: 'newsletter', name: 'Newsletter', position: 2 }),
    below('marketing', { kind: 'folder', id: 'events', name: 'Events', position: 3 }),
    below('events', { kind: 'list', id: 'open-day', name: 'Open day', position: 1 }),
  ],
}
