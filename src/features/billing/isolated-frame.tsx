import type { ReactNode, Ref } from 'react'
import { useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { FRAME_OPEN, Ready } from '#contract/card-frame.ts'
import { cx } from '#ui/cx.ts'
import { ErrorState } from '#ui/error-state.tsx'
import { frameFont } from './frame-look.ts'

export type FrameHandle = {
  /** False before the frame listens. */
  say(message: object): boolean
  /** Gives the frame the focus; what gets it within, the frame knows or is told. */
  focus(): void
}

type Said = { kind: string; height?: number }

/** Of a zod schema: what the frame may say. */
type Schema<Message> = { safeParse(data: unknown): { success: true; data: Message } | { success: false } }

type IsolatedFrameProps<Message extends Said> = {
  ref?: Ref<FrameHandle>
  title: string
  /** A whole document with its script inside. */
  html: string
  schema: Schema<Message>
  /** What it shows: said first, and again when it changes. */
  shown: object
  onHear: (message: Message) => void
  /** It listens from now on, and knows nothing yet: when it has come, and when the browser has loaded it anew. */
  onOpen?: () => void
  /** It can be seen from now on. */
  onShown?: () => void
  /** In its place until it has come, as high as it will be. */
  skeleton: ReactNode
  /** "The card fields cannot be shown" */
  missing: string
  /** Milliseconds until it is given up. */
  patience?: number
}

/**
 * B9: a document without an origin, of which the page can read nothing, nor it of the page: no storage, no cookies, no
 * network. They speak through a port that the page hands to the window of this very frame.
 */
export function IsolatedFrame<Message extends Said>(props: IsolatedFrameProps<Message>) {
  const [attempt, setAttempt] = useState(0)
  const [isMissing, setMissing] = useState(false)
  if (!isMissing) return <Frame key={attempt} {...props} onMissing={() => setMissing(true)} />
  return (
    <ErrorState
      title={props.missing}
      onRetry={() => {
        setMissing(false)
        setAttempt(attempt + 1)
      }}
    />
  )
}

type FrameProps<Message extends Said> = IsolatedFrameProps<Message> & { onMissing: () => void }

function Frame<Message extends Said>({
  ref,
  title,
  html,
  schema,
  shown,
  skeleton,
  ...props
}: FrameProps<Message>) {
  const { onHear, onOpen, onShown, onMissing, patience = 10_000 } = props
  const frame = useRef<HTMLIFrameElement>(null)
  const [port, setPort] = useState<MessagePort | null>(null)
  // Null until the frame has drawn something.
  const [height, setHeight] = useState<number | null>(null)

  useImperativeHandle(ref, () => ({
    say(message) {
      port?.postMessage(message)
      return port !== null
    },
    focus() {
      // Given again, it would be taken from what has it within.
      if (document.activeElement !== frame.current) frame.current?.focus()
    },
  }))

  const hear = useEffectEvent(({ data }: MessageEvent) => {
    const heard = schema.safeParse(data)
    if (!heard.success) return
    if (heard.data.kind === 'height') setHeight(heard.data.height ?? 0)
    else if (heard.data.kind === 'escape') pressEscape(frame.current)
    else onHear(heard.data)
  })

  // Before the document can have begun to run: it says only once that it listens.
  useLayoutEffect(() => {
    let latest: MessagePort | undefined
    function opening({ source, origin, data }: MessageEvent): void {
      const target = frame.current?.contentWindow
      if (!target || source !== target || origin !== 'null' || !Ready.safeParse(data).success) return
      latest?.close()
      const { port1, port2 } = new MessageChannel()
      latest = port1
      port1.onmessage = hear
      // It has no origin that could be named; that it is this frame's window was just looked at.
      target.postMessage({ kind: FRAME_OPEN }, '*', [port2])
      setPort(port1)
    }
    addEventListener('message', opening)
    return () => {
      removeEventListener('message', opening)
      latest?.close()
    }
  }, [])

  const said = JSON.stringify(shown)
  useEffect(() => {
    port?.postMessage(JSON.parse(said))
  }, [port, said])

  const opened = useEffectEvent(() => onOpen?.())
  useEffect(() => {
    if (!port) return
    opened()
    void frameFont().then(font => font && port.postMessage(font))
  }, [port])

  const missing = useEffectEvent(() => onMissing())
  const here = useEffectEvent(() => onShown?.())
  const isHere = height !== null
  useEffect(() => {
    if (isHere) return here()
    const timer = setTimeout(missing, patience)
    return () => clearTimeout(timer)
  }, [isHere, patience])

  return (
    <div className="grid *:col-start-1 *:row-start-1">
      {!isHere && skeleton}
      <iframe
        ref={frame}
        title={title}
        inert={!isHere}
        srcDoc={html.replace('<html>', `<html data-embedder="${location.origin}">`)}
        sandbox="allow-scripts"
        referrerPolicy="no-referrer"
        // Its own room for the focus ring is taken back.
        className={cx('-m-1 w-[calc(100%+--spacing(2))]', !isHere && 'pointer-events-none h-full opacity-0')}
        style={isHere ? { height } : undefined}
      />
    </div>
  )
}

/** As if it had been pressed at the frame: what is around it, such as a dialog, knows what to do. */
function pressEscape(frame: HTMLIFrameElement | null): void {
  frame?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
}
