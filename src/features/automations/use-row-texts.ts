import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { type Names, namesOf } from '#api/names.ts'
import type { AutomationView } from '#contract/automations.ts'
import { brokenWords } from './broken-words.ts'
import type { Known } from './known.ts'
import { fold } from './list-automations.ts'
import { sentences } from './sentence.ts'

export type RowTexts = {
  names: Names
  sentenceOf: (automation: AutomationView) => string
  /** What is searched. */
  textOf: (automation: AutomationView) => string
  brokenOf: (automation: AutomationView) => string | undefined
}

/** What rows say, each text worked out once, when it is first asked for. */
export function useRowTexts({ places, workspace }: Pick<Known, 'places' | 'workspace'>): RowTexts {
  const { i18n } = useLingui()
  return useMemo(() => {
    const names = namesOf(places, workspace)
    const say = sentences(i18n, names)
    return {
      names,
      sentenceOf: remembered(say),
      textOf: remembered(({ name, ...rest }) => fold(`${name} ${say(rest)}`)),
      brokenOf: remembered(brokenWords(i18n, { places, workspace, names })),
    }
    // `i18n` stays the same when its language changes.
  }, [i18n, i18n.locale, places, workspace])
}

function remembered<Text>(
  textOf: (automation: AutomationView) => Text,
): (automation: AutomationView) => Text {
  const texts = new WeakMap<AutomationView, { text: Text }>()
  return automation => {
    const known = texts.get(automation)
    if (known) return known.text
    const text = textOf(automation)
    texts.set(automation, { text })
    return text
  }
}
