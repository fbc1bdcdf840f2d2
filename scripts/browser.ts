// Finds the Chrome or Chromium that tests and benchmarks drive. As a program (`npm run browser`): installs one if missing.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

const isRoot = process.getuid?.() === 0

// No sandbox for root on Linux: Chromium refuses to start with one. The rest keeps a test from touching the network.
const args = [
  ...(process.platform === 'linux' && isRoot ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

function usualPaths(): string[] {
  const env = process.env
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium'].flatMap(name =>
      ['/Applications', join(env.HOME ?? '', 'Applications')].map(
        folder => `${folder}/${name}.app/Contents/MacOS/${name}`,
      ),
    )
  }
  if (process.platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter(folder => folder !== undefined)
      .flatMap(folder => [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Chromium', 'Application', 'chrome.exe'),
      ])
  }
  const folders = (env.PATH ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin', '/snap/bin')
  return ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser']
    .flatMap(name => folders.map(folder => join(folder, name)))
    .concat('/opt/google/chrome/chrome')
}

/** The path of an installed browser: CHROME_PATH, Playwright's own, or the usual places; undefined if there is none. */
export function findBrowser(): string | undefined {
  return [process.env.CHROME_PATH, chromium.executablePath(), ...usualPaths()].find(
    path => path !== undefined && path !== '' && existsSync(path),
  )
}

/** What Playwright's `launch` needs, here and in every config. Without a browser, Playwright says so when it starts. */
export function launchOptions(): { args: string[]; executablePath?: string } {
  const executablePath = findBrowser()
  return executablePath === undefined ? { args } : { args, executablePath }
}

function run(command: string, parameters: string[], limitMs: number): boolean {
  console.log(`browser: ${command} ${parameters.join(' ')}`)
  const done = spawnSync(command, parameters, {
    stdio: 'inherit',
    timeout: limitMs,
    killSignal: 'SIGKILL',
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return done.status === 0
}

/** Undefined if the browser starts, or else why not: one that is there may still lack a library of the system. */
async function whyNot(): Promise<string | undefined> {
  if (!findBrowser()) return 'no Chrome or Chromium found'
  try {
    await (await chromium.launch(launchOptions())).close()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const minute = 60_000

async function install(): Promise<string | undefined> {
  let reason = await whyNot()
  if (reason === undefined) return
  run('playwright', ['install', 'chromium'], 4 * minute)
  reason = await whyNot()
  if (reason === undefined || !isRoot || !existsSync('/usr/bin/apt-get')) return reason
  // Brings the libraries too, so that Playwright's own works after this if it only lacked those.
  run('apt-get', ['update', '-qq'], 3 * minute)
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], 8 * minute)
  return whyNot()
}

if (import.meta.main) {
  const reason = await install()
  if (reason !== undefined) {
    console.error(`browser: ${reason}`)
    console.error('Install one, or set CHROME_PATH to its executable, then run `npm run browser` again.')
    process.exit(1)
  }
  console.log(`browser: ${findBrowser()}`)
}
