import { fileURLToPath } from 'node:url'
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import { defineConfig } from 'vite'
import { shellFirst } from './scripts/shell-first.ts'

// Macros go through Babel, not Lingui's native transform, whose package npm skips when it runs on Node 20.
process.env.LINGUI_SUPPRESS_BABEL_WARNING = '1'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig(({ command }) => ({
  plugins: [
    react(),
    babel({ presets: [linguiTransformerBabelPreset()] }),
    lingui({ failOnMissing: command === 'build', failOnCompileError: true }),
    tailwindcss(),
    msw({ mode: 'worker-only' }),
    shellFirst({ early: [/^src\/hosts\/browser\//, /^src\/features\/usage\//] }),
  ],
  resolve: {
    // Parts of MSW that an embedded backend never asks; each file says why.
    alias: {
      'tough-cookie': file('./src/hosts/browser/no-cookies.ts'),
      '@mswjs/interceptors/WebSocket': file('./src/hosts/browser/no-web-sockets.ts'),
    },
  },
  build: {
    // What MSW 3 and the tokens' light-dark() need; below, every colour would be written twice.
    target: ['chrome123', 'safari17.5', 'firefox127'],
    manifest: true,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // The view's libraries: what the entry imports statically.
            { name: 'vendor', test: /[\\/]node_modules[\\/]/, tags: ['$initial'], priority: 3 },
            // What view and backend both know, so that neither has to load the other's chunk for it.
            {
              name: 'contract',
              test: /[\\/]src[\\/](domain|contract)[\\/]/,
              tags: ['$initial'],
              priority: 2,
            },
            {
              name: 'backend-vendor',
              test: /[\\/]node_modules[\\/](msw|@mswjs|@open-draft|tough-cookie|idb|rettime|cookie|@orpc[\\/]server)[\\/]/,
              priority: 1,
            },
          ],
        },
      },
    },
  },
}))
