import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { forgetActingMember } from '#api/acting-member.ts'
import { LOCALES } from '#locales/texts.ts'
import { DEFAULT_SCENARIO } from '#scenarios/scenario.ts'
import { usePart } from '#ui/on-demand.ts'
import { useToasts } from '#ui/toast.tsx'
import { useTopPlace } from '#ui/use-top-place.ts'
import type { Backend, Faults } from '../backend.ts'
import { chooseLocale, LOCALE_NAMES } from '../locale.ts'
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

  return (
    open && (
      <Beside>
        <Panel onClose={close} />
      </Beside>
    )
  )
}

/** At the end of the page's row, or in the dialog that is open: what is outside of that is out of reach. */
function Beside({ children }: { children: ReactNode }) {
  const row = useRef<HTMLDivElement>(null)
  const place = useTopPlace(useCallback(() => row.current, []))
  return (
    <>
      <div ref={row} className="contents *:contents" />
      {createPortal(children, place)}
    </>
  )
}

function Panel({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui()
  const toasts = useToasts()
  const part = usePart(loadDesigner, true, onClose)
  const scenarios = usePart(loadScenarios, true)?.catalog
  const { scenario, actAs, backend } = useAppSession()
  const theme = useTheme()
  const [faults, setFaults] = useState<Faults>({ latency: 0, failures: 'none' })

  const opensAt = (name: string) => scenarios?.find(listed => listed.name === name)?.opensAt ?? '/'
  if (!part) return null
  return (
    <part.DesignerPanel
      onClose={onClose}
      scenario={scenario ?? scenarios?.[0]?.name ?? ''}
      scenarios={scenarios ?? []}
      onOpenScenario={name => openScenario(name, { backend, path: opensAt(name) })}
      onReset={() => backend.reset()}
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

/**
 * S1: from the start: a state that was left changed would not be the one that was chosen. Only the default workspace is as
 * it was left, being somebody's own. The backend begins with the scenario, so the whole page does.
 */
async function openScenario(
  scenario: string,
  { backend, path }: { backend: Backend; path: string },
): Promise<void> {
  if (scenario !== DEFAULT_SCENARIO) {
    await backend.reset(scenario)
    forgetActingMember(scenario)
  }
  const address = new URL(path, location.origin)
  address.searchParams.set('scenario', scenario)
  location.assign(address)
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select'))
  )
}
