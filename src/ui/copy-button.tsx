import { useLingui } from '@lingui/react/macro'
import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'

/** How long it says that it was copied, in milliseconds. */
const SAID_FOR = 2_000

type CopyButtonProps = {
  /** What is put on the clipboard. */
  text: string
  /** Read with "Copy": what it is. */
  what: string
}

/** Copies a text; says so in place of its label. */
export function CopyButton({ text, what }: CopyButtonProps) {
  const { t } = useLingui()
  const [said, setSaid] = useState<'copied' | 'failed'>()

  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => setSaid(undefined), SAID_FOR)
    return () => clearTimeout(timer)
  }, [said])

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('copied')
    } catch {
      // The browser does not let the page: the text is there to be selected.
      setSaid('failed')
    }
  }

  const word =
    said === 'copied'
      ? t({ message: 'Copied', comment: 'A text was put on the clipboard' })
      : said === 'failed'
        ? t({ message: 'Not copied', comment: 'The browser does not let the page use the clipboard' })
        : t({ message: 'Copy', comment: 'Put a text on the clipboard' })
  return (
    <Button
      icon={said === 'copied' ? Check : Copy}
      aria-label={said ? undefined : t`Copy ${what}`}
      onClick={() => void copy()}
    >
      {word}
      <span role="status" className="sr-only">
        {said && word}
      </span>
    </Button>
  )
}
