import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

export type SourceFile = { path: string; text: string; imports: Import[] }
export type Import = { specifier: string; dynamic: boolean; typeOnly: boolean; target: string | null }

const STATIC = /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/g
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** Every TypeScript file below `folder`, with the project files it imports; paths from the root, with slashes. */
export function sourceFiles(folder = 'src'): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => {
      const path = join(folder, name).replaceAll('\\', '/')
      const text = readFileSync(path, 'utf8')
      return { path, text, imports: importsOf(path, text) }
    })
}

function importsOf(path: string, text: string): Import[] {
  const found: Import[] = []
  for (const [, , typeOnly, specifier = ''] of text.matchAll(STATIC)) {
    found.push({ specifier, dynamic: false, typeOnly: Boolean(typeOnly), target: targetOf(path, specifier) })
  }
  for (const [, specifier = ''] of text.matchAll(DYNAMIC)) {
    found.push({ specifier, dynamic: true, typeOnly: false, target: targetOf(path, specifier) })
  }
  return found
}

function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('#tests/')) return specifier.slice(1)
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`
  if (specifier.startsWith('.')) return normalize(join(dirname(path), specifier)).replaceAll('\\', '/')
  return null
}

/** `src/domain/usage.ts` -> `domain`; `src/features/board/row.tsx` -> `features/board`. */
export function layerOf(path: string): string {
  const [, layer = '', part = ''] = relative('.', path).replaceAll('\\', '/').split('/')
  return layer === 'features' ? `features/${part}` : layer
}

/** Stories and tests beside the code may use what runs them. */
export const isStory = (path: string) => /\.stories\.tsx$/.test(path)
