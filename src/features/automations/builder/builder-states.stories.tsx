import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import type { Instant, MemberId, PlaceId, StatusId, TagId } from '#domain/brand.ts'
import { type Described, draftOf, EMPTY_DRAFT } from './draft.ts'
import { draftKey } from './draft-keys.ts'
import { add, at, BuilderAtPath, card, chooseTrigger, form, save } from './in-stories.tsx'
import { keepDraft } from './kept-drafts.ts'

const meta = {
  component: BuilderAtPath,
  parameters: { scenario: 'connected', path: at('new') },
} satisfies Meta<typeof BuilderAtPath>
export default meta
type Story = StoryObj<typeof meta>

// P6: locked, with the plan that has it and the way there.
export const Locked: Story = {
  parameters: { scenario: 'unlimited' },
  play: async () => {
    const { findByRole } = await card(0)
    await expect(await findByRole('link')).toHaveAttribute('href', expect.stringContaining('upgrade'))
    await chooseTrigger('task_created')
    await userEvent.click((await card(2)).getAllByRole('button').at(-1) as HTMLElement)
    const items = await screen.findAllByRole('menuitem')
    await expect(items[8]).toHaveAttribute('aria-disabled', 'true')
    await expect(items[8]).toHaveTextContent('Business')
  },
}

export const LockedForMember: Story = {
  parameters: { scenario: 'unlimited', actAs: 'lea' },
  play: async () => {
    const { findByText, queryByRole } = await card(0)
    await findByText(/Ana Costa/)
    await expect(queryByRole('link')).toBeNull()
  },
}

// P6: what stayed after the plan was lowered is skipped, and says so.
export const Skipped: Story = {
  parameters: { scenario: 'lower-plan', path: at('tell-slack') },
  play: async () => {
    const { findAllByText } = await form()
    await findAllByText(/Business/)
    await expect(screen.getAllByRole('status')[0]).toHaveTextContent(/Unlimited/)
  },
}

export const BrokenReferences: Story = {
  parameters: { scenario: 'broken-references', path: at('ready-for-marc') },
  play: async () => {
    const { findAllByRole } = await form()
    const fields = await findAllByRole('combobox')
    await expect(fields.filter(field => field.ariaInvalid === 'true')).toHaveLength(2)
  },
}

// U7: only as inactive, and why.
export const AtTheCap: Story = {
  parameters: { scenario: 'free-five-of-five' },
  play: async () => {
    const { getByText } = await form()
    // It may be drawn anew while the dialog opens.
    await waitFor(() => expect(getByText(/5 .*5.*(Free Forever|Gratuit à vie)/)).toBeVisible())
  },
}

export const AboveTheCap: Story = { parameters: { scenario: 'above-the-cap' } }

// T4: nothing is lost.
export const RefusedSave: Story = {
  parameters: { scenario: 'storage-full' },
  play: async () => {
    await chooseTrigger('task_created')
    await add(2, 1)
    await save()
    await waitFor(() => expect(screen.getAllByRole('alert')[0]).not.toBeEmptyDOMElement())
    await expect((await card(2)).getAllByRole('listitem')).toHaveLength(1)
  },
}

export const Inherited: Story = {
  parameters: { path: at('assign-reviewer') },
  play: async () => {
    await form()
    await expect((await screen.findAllByRole('status'))[0]).toHaveTextContent(/Product/)
  },
}

export const ClickAppOff: Story = { parameters: { scenario: 'clickapp-off' } }

const ana = 'ana' as MemberId
const kept = (of: string) => draftKey({ scenario: undefined, memberId: ana, of: of as PlaceId })
const november = 1_795_471_380_000 as Instant

export const RestoredDraft: Story = {
  beforeEach: () => {
    keepDraft(kept('launch'), {
      version: 1,
      at: november,
      base: null,
      draft: {
        ...EMPTY_DRAFT,
        trigger: { kind: 'status_changed', from: null, to: 'review' as StatusId },
        steps: [{ key: 'step-1', kind: 'add_tag', tagId: '' as TagId }],
      },
    })
  },
  play: async () => {
    const { findByRole } = await form()
    await expect((await card(2)).getAllByRole('listitem')).toHaveLength(1)
    // Discard, then Undo.
    const notice = async () => within((await screen.findAllByRole('status'))[0] as HTMLElement)
    await userEvent.click((await notice()).getByRole('button'))
    await findByRole('region')
    await userEvent.click((await notice()).getByRole('button'))
    await expect((await card(2)).getAllByRole('listitem')).toHaveLength(1)
  },
}

const stale: Described = {
  name: 'Assign somebody',
  trigger: { kind: 'status_changed', from: null, to: 'review' as StatusId },
  conditions: [],
  steps: [{ kind: 'add_assignee', memberId: ana }],
}

export const ChangedElsewhere: Story = {
  parameters: { path: at('assign-reviewer') },
  beforeEach: () => {
    keepDraft(kept('assign-reviewer'), {
      version: 1,
      at: november,
      base: stale,
      draft: { ...draftOf(stale, ''), name: 'Assign Ana' },
    })
  },
  play: async () => {
    await form()
    const notice = within((await screen.findAllByRole('status'))[0] as HTMLElement)
    await expect(notice.getAllByRole('button')).toHaveLength(2)
  },
}

export const DeletedElsewhere: Story = {
  parameters: { path: at('gone') },
  beforeEach: () => {
    keepDraft(kept('gone'), {
      version: 1,
      at: november,
      base: stale,
      draft: draftOf({ ...stale, name: 'Mine' }, ''),
    })
  },
  play: async () => {
    const { findByDisplayValue } = await form()
    await findByDisplayValue('Mine')
  },
}

export const NotHere: Story = {
  parameters: { path: at('nonesuch') },
  play: async () => {
    const dialog = within(await screen.findByRole('dialog'))
    await waitFor(() => expect(dialog.getAllByRole('button')).toHaveLength(3))
    await expect(dialog.queryByRole('form')).toBeNull()
  },
}

export const Loading: Story = { parameters: { scenario: 'loading', path: at('assign-reviewer') } }

export const Failed: Story = {
  parameters: { scenario: 'error', path: at('assign-reviewer') },
  play: async () => {
    const failure = await screen.findByRole('alert', undefined, { timeout: 15_000 })
    await waitFor(() => expect(within(failure).getByRole('button')).toBeVisible())
  },
}
