// `npm test`: everything a change must pass, one part after the other, stopping at the first that fails.
import { spawnSync } from 'node:child_process'

const parts = [
  'browser',
  'types',
  'lint',
  'deadcode',
  'i18n:check',
  'build',
  'sizes',
  'test:unit',
  'test:browser',
  'test:stories',
  'test:e2e',
]

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const started = performance.now()
const times: string[] = []

for (const part of parts) {
  console.log(`\n== ${part}`)
  const partStarted = performance.now()
  const { status } = spawnSync('npm', ['run', '--silent', part], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  times.push(`${part.padEnd(14)}${seconds(partStarted).padStart(8)}`)
  if (status !== 0) {
    console.error(`\n${times.join('\n')}\nFAILED: ${part} (npm run ${part})`)
    process.exit(1)
  }
}
console.log(`\n${times.join('\n')}\nAll passed in ${seconds(started)}`)
