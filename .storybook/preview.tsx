import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import type { Decorator, Preview } from '@storybook/react-vite'
import { configure } from 'storybook/test'
import { messages as en } from '#locales/en.po'
import { messages as fr } from '#locales/fr.po'
import { messages as laterEn } from '#locales/later-en.po'
import { messages as laterFr } from '#locales/later-fr.po'
import '#app/styles.css'
import { scenarioLoader, withScenario } from './with-scenario.tsx'

// Parts of the application load when they are opened, on a busy machine in more than the usual second.
configure({ asyncUtilTimeout: 10_000 })

i18n.load({ en: { ...en, ...laterEn }, fr: { ...fr, ...laterFr } })

const withLook: Decorator = (Story, { globals }) => {
  const locale = globals.locale === 'fr' ? 'fr' : 'en'
  const theme = globals.theme === 'dark' ? 'dark' : 'light'
  if (i18n.locale !== locale) i18n.activate(locale)
  document.documentElement.lang = locale
  document.documentElement.dataset.theme = theme
  return (
    <I18nProvider i18n={i18n}>
      <Story />
    </I18nProvider>
  )
}

export default {
  // The last is the outermost.
  decorators: [withScenario, withLook],
  loaders: [scenarioLoader],
  parameters: { a11y: { test: 'error' } },
  initialGlobals: { locale: 'en', theme: 'light' },
  globalTypes: {
    locale: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'fr', title: 'Français' },
        ],
      },
    },
    theme: {
      description: 'Theme',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
  },
} satisfies Preview
