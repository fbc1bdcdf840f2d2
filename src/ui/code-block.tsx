import { CopyButton } from './copy-button.tsx'

type CodeBlockProps = {
  /** Above it, and its name: "Body". */
  label: string
  /** JSON is shown in lines, anything else as it is. */
  text: string
}

/** A text for programs: shown as written, never run (T5), scrolled within, copied as it is. */
export function CodeBlock({ label, text }: CodeBlockProps) {
  return (
    <figure className="flex min-w-0 flex-col gap-1">
      <figcaption className="flex items-end justify-between gap-3">
        <span className="font-medium">{label}</span>
        <CopyButton text={text} what={label} />
      </figcaption>
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
        tabIndex={0}
        // Its long lines make nothing around it wider.
        className="max-h-80 overflow-auto contain-inline-size rounded-control border bg-neutral-2 px-3 py-2"
      >
        <pre className="w-max min-w-full font-mono text-small">{inLines(text)}</pre>
      </section>
    </figure>
  )
}

function inLines(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
