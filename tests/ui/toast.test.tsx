import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { activateLocale } from '#app/locale.ts'
import { ToastProvider, useToasts } from '#ui/toast.tsx'

// What jsdom does not have yet; nothing moves, as under reduced motion.
Element.prototype.getAnimations = () => []

beforeEach(() => activateLocale('en'))
afterEach(cleanup)

/** Every attempt fails at once, and is told under the same id. */
function Trying() {
  const toasts = useToasts()
  const fail = (attempt: number) =>
    toasts.add({
      id: 'failed',
      title: `Attempt ${attempt} failed`,
      action: { label: 'Try again', onSelect: () => queueMicrotask(() => fail(attempt + 1)) },
    })
  return (
    <button type="button" onClick={() => fail(1)}>
      Try
    </button>
  )
}

test('L3: what fails again at once says so again', async () => {
  const user = userEvent.setup()
  render(
    <I18nProvider i18n={i18n}>
      <ToastProvider>
        <Trying />
      </ToastProvider>
    </I18nProvider>,
  )
  await user.click(screen.getByRole('button', { name: 'Try' }))
  for (const attempt of [1, 2, 3]) {
    await screen.findByText(`Attempt ${attempt} failed`)
    await waitFor(() => expect(screen.queryByText(`Attempt ${attempt - 1} failed`)).toBeNull())
    await user.click(screen.getByRole('button', { name: 'Try again' }))
  }
  await screen.findByText('Attempt 4 failed')
  // Another under the same id takes its place.
  await user.click(screen.getByRole('button', { name: 'Try' }))
  await screen.findByText('Attempt 1 failed')
  expect(screen.queryByText('Attempt 4 failed')).toBeNull()
})
