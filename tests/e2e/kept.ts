import type { Page } from '@playwright/test'

type Row = { database: string; key: unknown[]; value: unknown }

/** Every row that the page's origin keeps in IndexedDB; the key is that of a row: workspace, collection, parts. */
export function keptRows(page: Page): Promise<Row[]> {
  return page.evaluate(async () => {
    const done = <Answer>(request: IDBRequest<Answer>) =>
      new Promise<Answer>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const rows: Row[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store)
        const [keys, values] = [await done(all.getAllKeys()), await done(all.getAll())]
        keys.forEach((key, index) => {
          const value = values[index]
          rows.push({ database: name, key: key as unknown[], value: parsed(value) })
        })
      }
      database.close()
    }
    return rows

    function parsed(value: unknown): unknown {
      if (typeof value !== 'string') return value
      try {
        return JSON.parse(value)
      } catch {
        return value
      }
    }
  })
}

/** Watches what the page asks for and logs, from its start on; answers the texts so far. */
export async function watched(page: Page): Promise<() => readonly string[]> {
  const texts: string[] = []
  page.on('console', message => texts.push(message.text()))
  page.on('request', request => texts.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.exposeFunction('tellRequest', (text: string) => texts.push(text))
  await page.addInitScript(() => {
    const tell = (globalThis as unknown as { tellRequest(text: string): void }).tellRequest
    // The page's backend answers some of its requests without the network.
    globalThis.Request = class extends Request {
      constructor(input: RequestInfo | URL, init?: RequestInit) {
        super(input, init)
        if (typeof init?.body === 'string') tell(`${this.url} ${init.body}`)
      }
    }
  })
  return () => texts
}

/**
 * What the page itself has drawn: its elements with their attributes, what its fields hold, its address; and apart from that
 * the documents that it has handed to its frames. What is in a frame it cannot see.
 */
export function drawn(page: Page): Promise<{ page: string; frames: string[] }> {
  return page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement
    const frames = [...copy.querySelectorAll('iframe')].map(frame => {
      const { srcdoc } = frame
      frame.removeAttribute('srcdoc')
      return srcdoc
    })
    const fields = [...document.querySelectorAll('input, textarea, select')]
    const held = fields.map(field => (field as HTMLInputElement).value)
    const about = [document.title, location.href, JSON.stringify(history.state), window.name]
    return { page: [copy.outerHTML, ...held, ...about].join('\n'), frames }
  })
}
