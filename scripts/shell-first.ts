// Vite puts stylesheets in <head>, where nothing is painted before they have come. The shell in index.html brings its own
// few rules, so the stylesheets move behind it: the shell is painted at once. Scripts still wait for them, so the
// application never shows unstyled.
import type { HtmlTagDescriptor, Plugin } from 'vite'

const stylesheet = /\n?\s*<link rel="stylesheet"[^>]*>/g

/** `early`: dynamic imports, by path from the root, that are needed at once: preloaded with the entry, not after it. */
export function shellFirst({ early }: { early: RegExp[] }): Plugin {
  return {
    name: 'headroom:shell-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, path }) {
        if (path !== '/index.html' || !bundle) return html
        const links = html.match(stylesheet) ?? []
        const moved = html.replace(stylesheet, '').replace('</body>', `${links.join('')}\n  </body>`)

        const chunks = new Map(
          Object.values(bundle).flatMap(output =>
            output.type === 'chunk' ? [[output.fileName, output]] : [],
          ),
        )
        const wanted = new Set<string>()
        const want = (fileName: string) => {
          const chunk = chunks.get(fileName)
          if (!chunk || wanted.has(fileName)) return
          wanted.add(fileName)
          chunk.imports.forEach(want)
        }
        for (const chunk of chunks.values()) {
          const source = chunk.facadeModuleId?.slice(process.cwd().length + 1).replaceAll('\\', '/')
          if (chunk.isDynamicEntry && source && early.some(pattern => pattern.test(source)))
            want(chunk.fileName)
        }
        const tags: HtmlTagDescriptor[] = [...wanted]
          .filter(fileName => !html.includes(fileName))
          .map(fileName => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
            injectTo: 'head',
          }))
        return { html: moved, tags }
      },
    },
  }
}
