// Vite puts stylesheets in <head>, where nothing is painted before they have come. The shell in index.html brings its own
// few rules, so the stylesheets move behind it: the shell is painted at once. Scripts still wait for them, so the
// application never shows unstyled.
import type { HtmlTagDescriptor, Plugin } from 'vite'

const stylesheet = /\n?\s*<link rel="stylesheet"[^>]*>/g

export type ShellFirstOptions = {
  /** Modules, by path from the root, that are imported dynamically but needed at once: fetched with the entry, not after. */
  early: string[]
  /** The same by the language that the page has set on <html> by then: only that one is fetched. */
  earlyByLanguage: Record<string, string>
}

export function shellFirst({ early, earlyByLanguage }: ShellFirstOptions): Plugin {
  return {
    name: 'headroom:shell-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, path }) {
        if (path !== '/index.html' || !bundle) return html
        const links = html.match(stylesheet) ?? []
        const moved = html.replace(stylesheet, '').replace('</body>', `${links.join('')}\n  </body>`)

        const chunks = Object.values(bundle).filter(output => output.type === 'chunk')
        const chunkOf = (module: string) => {
          const chunk = chunks.find(({ moduleIds }) => moduleIds.some(id => pathOf(id) === module))
          if (!chunk) throw new Error(`${module} is not in the build`)
          return chunk.fileName
        }
        const wanted = new Set<string>()
        const want = (fileName: string) => {
          if (wanted.has(fileName)) return
          wanted.add(fileName)
          chunks.find(chunk => chunk.fileName === fileName)?.imports.forEach(want)
        }
        for (const module of early) want(chunkOf(module))
        const tags: HtmlTagDescriptor[] = [...wanted]
          .filter(fileName => !html.includes(fileName))
          .map(fileName => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
            injectTo: 'head',
          }))
        const byLanguage = Object.fromEntries(
          Object.entries(earlyByLanguage).map(([language, module]) => [language, `/${chunkOf(module)}`]),
        )
        const preloading = { tag: 'script', children: preloadOf(byLanguage), injectTo: 'head' } as const
        return { html: moved, tags: [preloading, ...tags] }
      },
    },
  }
}

const pathOf = (id: string) => id.slice(process.cwd().length + 1).replaceAll('\\', '/')

const preloadOf = (byLanguage: Record<string, string>) =>
  `document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', crossOrigin: '', href: ${JSON.stringify(byLanguage)}[document.documentElement.lang] }))`
