import { FRAME_READY, type FrameLook, Open } from '#contract/card-frame.ts'

/** Of a zod schema: the message, checked. */
type Schema<Message> = { safeParse(data: unknown): { success: true; data: Message } | { success: false } }

type Page = { say(message: object): void }

/**
 * B9: the frame's way to the page around it. The first message must come from that page's window and from the origin that
 * the frame was told when it was made, and bring the port; from then on only the port is heard.
 */
export function connectToPage<Message>(schema: Schema<Message>, hear: (message: Message) => void): Page {
  const { embedder = '' } = document.documentElement.dataset
  let port: MessagePort | undefined
  let told: number | undefined

  function opened(event: MessageEvent): void {
    const [given] = event.ports
    if (event.source !== parent || event.origin !== embedder || !given) return
    if (!Open.safeParse(event.data).success) return
    removeEventListener('message', opened)
    port = given
    port.onmessage = ({ data }) => {
      const heard = schema.safeParse(data)
      if (!heard.success) return
      hear(heard.data)
      // Out of sight nothing is laid out, and no observer hears of it: the height is asked for.
      tellHeight()
    }
    new ResizeObserver(tellHeight).observe(document.body)
  }

  function tellHeight(): void {
    // Before it shows anything there is no height to go by.
    if (document.documentElement.style.colorScheme === '') return
    const height = Math.ceil(document.body.getBoundingClientRect().height)
    if (height !== told) page.say({ kind: 'height', height })
    told = height
  }

  const page: Page = { say: message => port?.postMessage(message) }
  addEventListener('message', opened)
  addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.isComposing) page.say({ kind: 'escape' })
  })
  parent.postMessage({ kind: FRAME_READY }, embedder)
  return page
}

/** The page's language, scheme and tokens. */
export function wear({ lang, scheme, tokens }: FrameLook): void {
  const root = document.documentElement
  root.lang = lang
  for (const [name, value] of Object.entries(tokens)) root.style.setProperty(name, value)
  root.style.colorScheme = scheme
}

/** The page's font, under the name by which the page's own styles know it. */
export async function wearFont(bytes: ArrayBuffer): Promise<void> {
  document.fonts.add(await new FontFace('Inter Variable', bytes, { weight: '100 900' }).load())
}

/** An element that the document has for sure. */
export function the<Tag extends HTMLElement = HTMLElement>(id: string): Tag {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The document has no #${id}`)
  return element as Tag
}

let wanted: HTMLElement | null = null

/** Gives an element the focus, also where the page gives it to the frame a moment later. */
export function focusOn(element: HTMLElement): void {
  wanted = element
  element.focus()
}

addEventListener('focus', () => {
  if (document.activeElement === document.body) wanted?.focus()
})
