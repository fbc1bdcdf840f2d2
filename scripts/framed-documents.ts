// The processor's pages (src/card-frame), each as one text: an HTML document with its script and style inside, for an
// iframe's `srcdoc`. A document without an origin can fetch neither modules nor style sheets, and so its policy lets it
// fetch nothing at all (docs/decisions/018-card-frame.md).
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'rolldown'
import type { Plugin } from 'vite'

const folder = join(import.meta.dirname, '..', 'src', 'card-frame')

/** `virtual:<name>` exports the text as `html`. */
const documents: Record<string, string> = { 'card-frame': 'card-fields', 'bank-frame': 'bank-page' }

export function framedDocuments(): Plugin {
  return {
    name: 'headroom:framed-documents',
    resolveId: id => (documents[id.replace('virtual:', '')] && id.startsWith('virtual:') ? `\0${id}` : null),
    async load(id) {
      const name = id.startsWith('\0virtual:') ? documents[id.slice('\0virtual:'.length)] : undefined
      if (name === undefined) return null
      const { html, files } = await framedDocument(name)
      for (const file of files) this.addWatchFile(file)
      return `export const html = ${JSON.stringify(html)}`
    },
  }
}

async function framedDocument(name: string): Promise<{ html: string; files: string[] }> {
  const { output } = await build({
    input: join(folder, `${name}.ts`),
    platform: 'browser',
    write: false,
    logLevel: 'warn',
    output: { format: 'iife', minify: true },
  })
  const [chunk] = output
  const [bodyFile, styleFile] = [join(folder, `${name}.html`), join(folder, 'frame.css')]
  const [body, style] = await Promise.all([readFile(bodyFile, 'utf8'), readFile(styleFile, 'utf8')])
  const script = chunk.code.trim().replaceAll('</script', '<\\/script')
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<style>${style}</style>`,
  ].join('')
  const html = `<!doctype html><html><head>${head}</head><body>${body}<script>${script}</script></body></html>`
  return { html, files: [bodyFile, styleFile, ...chunk.moduleIds.filter(file => !file.includes('\0'))] }
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
