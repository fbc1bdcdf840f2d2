import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { launchOptions } from './scripts/browser.ts'

// The rules are tested where clocks change on other days, by other amounts, or never: a rule that looks at the
// machine's own time zone fails in one of these. tests/domain/timezone.test.ts proves that the zone took effect.
const timeZones = ['UTC', 'America/Los_Angeles', 'Europe/Paris', 'Asia/Kolkata', 'Pacific/Kiritimati']

// S3: every story in both languages and both themes.
const looks = [
  { locale: 'en', theme: 'light' },
  { locale: 'en', theme: 'dark' },
  { locale: 'fr', theme: 'light' },
  { locale: 'fr', theme: 'dark' },
]

// Vitest refuses two projects that share one of these objects.
const browser = (instances: { name?: string; provide?: Record<string, unknown> }[]) => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: launchOptions() }),
  instances: instances.map(instance => ({ browser: 'chromium' as const, ...instance })),
})

const extend = './vite.config.ts'

const projects: TestProjectInlineConfiguration[] = [
  {
    extends: extend,
    test: {
      name: 'unit',
      environment: 'node',
      include: ['tests/**/*.test.ts'],
      exclude: ['tests/domain/**', 'tests/**/*.browser.test.ts'],
    },
  },
  ...timeZones.map(timeZone => ({
    extends: extend,
    test: {
      name: `domain ${timeZone}`,
      environment: 'node' as const,
      // A fork, since a thread shares its process's time zone.
      pool: 'forks' as const,
      env: { TZ: timeZone },
      include: ['tests/domain/**/*.test.ts'],
    },
  })),
  {
    extends: extend,
    test: {
      name: 'components',
      environment: 'jsdom',
      include: ['tests/ui/**/*.test.tsx'],
      exclude: ['tests/**/*.browser.test.tsx'],
    },
  },
  {
    extends: extend,
    test: {
      name: 'browser',
      include: ['tests/**/*.browser.test.{ts,tsx}'],
      browser: browser([{ name: 'browser' }]),
    },
  },
  {
    extends: extend,
    plugins: [storybookTest({ configDir: '.storybook' })],
    test: {
      name: 'stories',
      // One browser instance per look, on one Vite server: four projects would each transform everything again.
      browser: browser(
        looks.map(look => ({
          name: `stories ${look.locale} ${look.theme}`,
          provide: { 'storybook/test-initial-globals': look },
        })),
      ),
    },
  },
]

export default defineConfig({ test: { projects, passWithNoTests: false } })
