import { fileURLToPath } from 'node:url'
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import { defineConfig } from 'vite'
import { bareImports } from './scripts/bare-imports.ts'
import { framedDocuments } from './scripts/framed-documents.ts'
import { shellFirst } from './scripts/shell-first.ts'

// Macros go through Babel, not Lingui's native transform, whose package npm skips when it runs on Node 20.
process.env.LINGUI_SUPPRESS_BABEL_WARNING = '1'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What no first screen needs of the contract and the domain: it comes with what does. */
const isThereFirst = /[\\/](vendor|rolldown-runtime|index|contract|backend|usage|seed)-[\w-]{8}\.(js|css)$/

const comesLater =
  /[\\/]contract[\\/](contract|later-contract|runs|hooks|deliveries|mails|sandbox|usage-detail|billing|card-frame|card-token)\.|[\\/]domain[\\/](projection|pacific-days|run-steps|task-step|addressee|active-cap|delivery|outgoing|payload|template|proration|billing-cycle|order|price-order|add-ons|payment|dunning|test-cards|card-expiry|references)\./

export default defineConfig(({ command }) => ({
  plugins: [
    react(),
    babel({ presets: [linguiTransformerBabelPreset()] }),
    lingui({ failOnMissing: command === 'build', failOnCompileError: true }),
    tailwindcss(),
    msw({ mode: 'worker-only' }),
    framedDocuments(),
    shellFirst({
      early: [
        'src/hosts/browser/start.ts',
        'src/features/automations/automations-modal.tsx',
        'src/features/usage/usage-tab.tsx',
        'src/scenarios/default.ts',
      ],
      earlyByLanguage: { en: 'src/locales/en.po', fr: 'src/locales/fr.po' },
    }),
  ],
  resolve: {
    // Parts of MSW that an embedded backend never asks; each file says why.
    alias: {
      'tough-cookie': file('./src/hosts/browser/no-cookies.ts'),
      '@mswjs/interceptors/WebSocket': file('./src/hosts/browser/no-web-sockets.ts'),
      '@mswjs/interceptors/XMLHttpRequest': file('./src/hosts/browser/no-fallback.ts'),
      '@mswjs/interceptors/fetch': file('./src/hosts/browser/no-fallback.ts'),
    },
  },
  optimizeDeps: { include: bareImports(file('.')) },
  build: {
    // What MSW 3 and the tokens' light-dark() need; below, every colour would be written twice.
    target: ['chrome123', 'safari17.5', 'firefox127'],
    manifest: true,
    modulePreload: {
      polyfill: false,
      // What the first view has by then is not named again with each part that comes later.
      resolveDependencies: (_, files, { hostType }) =>
        hostType === 'html' ? files : files.filter(file => !isThereFirst.test(file)),
    },
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Few chunks, by what is loaded together: small files compress badly, and on a slow line each has its price.
          // A group takes along what its modules import, unless a group before it has it.
          groups: [
            // The view's libraries: what the entry imports statically.
            {
              name: 'vendor',
              test: /[\\/]node_modules[\\/]|preload-helper/,
              tags: ['$initial'],
              priority: 6,
            },
            // What the view and the backend both know, so that neither has to load the other's chunk for it.
            {
              name: 'contract',
              test: id => /[\\/]src[\\/](domain|contract)[\\/]/.test(id) && !comesLater.test(id),
              priority: 5,
            },
            // The view with its entry. What comes later imports from it, so it must not await that at its top level.
            { name: 'view', tags: ['$initial'], priority: 4 },
            { name: 'usage', test: /[\\/](automations-modal|usage-tab)\.tsx$/, priority: 3 },
            { name: 'backend', test: /[\\/]hosts[\\/]browser[\\/]start\.ts$/, priority: 2 },
            { name: 'seed', test: /[\\/]scenarios[\\/]default\.ts$/, priority: 1 },
          ],
        },
      },
    },
  },
}))
