import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

// LINGUI_CATALOGS lets scripts/catalogs.ts extract into a copy, so that a check never rewrites the catalogs.
const folder = process.env.LINGUI_CATALOGS ?? 'src/locales'

/** What comes later: its texts have catalogs of their own, so that they do not weigh on the first screens (src/locales/texts.ts). */
const later = [
  'src/app/shell/notices',
  'src/features/automations/builder',
  'src/features/activity',
  'src/features/billing',
  'src/features/settings',
  'src/features/designer',
  'src/features/usage/details',
]
/** What e-mails and screens both say, each with a catalog of its own. */
const shared = 'src/locales/billing'
const never = ['**/*.stories.tsx', '**/*.d.ts']

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'fr'],
  catalogs: [
    // First, or `later-en` and `emails-en` would be read as languages of the last.
    { path: `<rootDir>/${folder}/later-{locale}`, include: [...later, shared], exclude: never },
    // Messages speak their recipient's language, and are loaded by themselves.
    { path: `<rootDir>/${folder}/emails-{locale}`, include: ['src/emails', shared], exclude: never },
    {
      path: `<rootDir>/${folder}/{locale}`,
      include: ['src'],
      exclude: [...never, `${shared}/**`, 'src/emails/**', ...later.map(folder => `${folder}/**`)],
    },
  ],
  // Without line numbers a catalog changes only when a text does.
  format: formatter({ lineNumbers: false }),
})
