import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

// LINGUI_CATALOGS lets scripts/catalogs.ts extract into a copy, so that a check never rewrites the catalogs.
const folder = process.env.LINGUI_CATALOGS ?? 'src/locales'

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'fr'],
  catalogs: [
    {
      path: `<rootDir>/${folder}/{locale}`,
      include: ['src'],
      exclude: ['**/*.stories.tsx', '**/*.d.ts'],
    },
  ],
  // Without line numbers a catalog changes only when a text does.
  format: formatter({ lineNumbers: false }),
})
