import { useParams, useSearch } from '@tanstack/react-router'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import type { PlaceId } from '#domain/brand.ts'
import { AutomationsModal } from '../automations-modal.tsx'
import { validateModalSearch } from '../modal-search.ts'

/** The modal by itself, at the builder that the router's path says. */
export function BuilderAtPath() {
  const { placeId = '' } = useParams({ strict: false })
  const search = validateModalSearch(useSearch({ strict: false }))
  return <AutomationsModal placeId={placeId as PlaceId} search={search} usage={null} activity={null} />
}

/** The builder's address. */
export const at = (edit: string, place = 'launch') => `/p/${place}?automations=active&edit=${edit}`

export const form = async () => within(await screen.findByRole('form'))
/** In the order of their cards: When, Only if, Then. */
export const card = async (index: 0 | 1 | 2) => {
  const cards = await screen.findAllByRole('group')
  const named = cards.filter(({ tagName }) => tagName === 'FIELDSET')
  return within(named[index] as HTMLElement)
}
export const chooseTrigger = async (kind: string) => {
  const [trigger] = await (await card(0)).findAllByRole('combobox')
  await userEvent.selectOptions(trigger as HTMLElement, kind)
}
/** Adds the entry at `index` of the menu of conditions or steps. */
export const add = async (where: 1 | 2, index: number) => {
  const buttons = await (await card(where)).findAllByRole('button')
  await userEvent.click(buttons.at(-1) as HTMLElement)
  await userEvent.click((await screen.findAllByRole('menuitem'))[index] as HTMLElement)
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
}
/** The field with a list of its own in a card; its code comes when it is needed. */
export const fieldOf = async (index: 0 | 1) => {
  const { getAllByRole } = await card(index)
  return waitFor(() => {
    const found = getAllByRole('combobox').find(element => element instanceof HTMLInputElement)
    if (!found) throw new Error('The field is not there yet')
    return found
  })
}
export const save = async () => {
  await userEvent.click((await (await form()).findAllByRole('button')).at(-1) as HTMLElement)
}
