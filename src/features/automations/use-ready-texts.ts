import { useEffect } from 'react'
import type { AutomationView } from '#contract/automations.ts'

/** Fewer are worked out fast enough when they are asked for. */
const FEW = 500
const AT_ONCE = 250

/** Works out the texts of many automations in small pieces, before the first keystroke of a search needs them all. */
export function useReadyTexts(
  automations: readonly AutomationView[],
  textOf: (automation: AutomationView) => string,
): void {
  useEffect(() => {
    if (automations.length < FEW) return
    let done = 0
    let timer = setTimeout(function workOn() {
      for (const automation of automations.slice(done, done + AT_ONCE)) textOf(automation)
      done += AT_ONCE
      if (done < automations.length) timer = setTimeout(workOn)
    }, 200)
    return () => clearTimeout(timer)
  }, [automations, textOf])
}
