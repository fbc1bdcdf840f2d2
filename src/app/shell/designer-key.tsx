import { useLingui } from '@lingui/react/macro'
import { useCallback, useEffect, useState } from 'react'
import { usePart } from '#ui/on-demand.ts'
import { useToasts } from '#ui/toast.tsx'
import type { Faults } from '../backend.ts'
import { chooseLocale, LOCALE_NAMES, LOCALES } from '../locale.ts'
import { loadDesigner, loadScenarios } from '../pages/load.ts'
import { useAppSession } from '../session-context.tsx'
import { setTheme, useTheme } from '../theme.ts'

/** S2: the designer's panel is one key away, and not loaded before. */
export function DesignerKey() {
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      // By position too, since the key is a dead one on many keyboards.
      const backquote = event.key === '`' || event.code === 'Backquote'
      if (!backquote || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      setOpen(before => !before)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])

  return open && <Panel onClose={close} />
}

function Panel({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui()
  const toasts = useToasts()
  const part = usePart(loadDesigner, true, onClose)
  const scenarios = usePart(loadScenarios, true)?.catalog
  const { scenario, actAs, backend } = useAppSession()
  const theme = useTheme()
  const [faults, setFaults] = useState<Faults>({ latency: 0, failures: 'none' })

  if (!part) return null
  return (
    <part.DesignerPanel
      onClose={onClose}
      scenario={scenario ?? scenarios?.[0]?.name ?? ''}
      scenarios={scenarios ?? []}
      onOpenScenario={openScenario}
      onReset={backend.reset}
      onActAs={actAs}
      locale={i18n.locale}
      locales={LOCALES.map(value => ({ value, label: LOCALE_NAMES[value] }))}
      onLocale={value => {
        chooseLocale(LOCALES.find(locale => locale === value) ?? 'en').catch(() =>
          toasts.add({ title: t`The language could not be loaded.`, tone: 'suspended' }),
        )
      }}
      theme={theme}
      onTheme={setTheme}
      faults={faults}
      onFaults={next => {
        setFaults(next)
        backend.setFaults(next)
      }}
    />
  )
}

/** From the start: the backend begins with the scenario, so the whole page does. */
function openScenario(scenario: string): void {
  location.assign(`/?${new URLSearchParams({ scenario })}`)
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select'))
  )
}
