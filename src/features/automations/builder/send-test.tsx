import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Send from 'lucide-react/icons/send'
import { useId, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import type { HookId } from '#domain/brand.ts'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/select.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { useBuilding } from './builder-context.tsx'
import { FiredRuns } from './fired-runs.tsx'
import { TEST_SAMPLES, type TestSample } from './test-samples.ts'

const written = (sample: TestSample) => JSON.stringify(TEST_SAMPLES[sample], null, 2)

/** A payload of one's own, received as if it came from the outside: what it fires is real. */
export function SendTest({ hookId }: { hookId: HookId }) {
  const { t } = useLingui()
  const { orpc, queryClient } = useApi()
  const { saved } = useBuilding()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [sample, setSample] = useState<TestSample>('issues')
  const [text, setText] = useState(() => written('issues'))
  const [wrong, setWrong] = useState(false)
  const sending = useMutation(
    orpc.hooks.test.mutationOptions({
      // What was refused was received all the same.
      onSettled: () => queryClient.invalidateQueries({ queryKey: orpc.hooks.key() }),
    }),
  )

  function send() {
    const payload = parsed(text)
    setWrong(!payload.ok)
    if (payload.ok) sending.mutate({ id: hookId, payload: payload.value })
  }

  return (
    <div className="flex flex-col gap-3">
      <div>
        <Button
          variant="ghost"
          className="-ml-2"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <span className="flex items-center gap-1.5">
            <ChevronRight
              size={16}
              className={open ? 'rotate-90 transition-transform' : 'transition-transform'}
            />
            <Trans>Send a test</Trans>
          </span>
        </Button>
      </div>
      <div id={id} hidden={!open} className="flex flex-col gap-3 border-l-2 pl-4">
        <Select<TestSample>
          label={t({ message: 'Start from', comment: 'An example of a payload' })}
          value={sample}
          onValueChange={next => {
            setSample(next)
            setText(written(next))
            setWrong(false)
          }}
          options={[
            { value: 'issues', label: t`GitHub: an issue is opened` },
            { value: 'pull_request', label: t`GitHub: a pull request is opened` },
            { value: 'push', label: t`GitHub: a push` },
          ]}
          className="sm:max-w-80"
        />
        <TextArea
          label={t`Payload`}
          value={text}
          onValueChange={next => {
            setText(next)
            setWrong(false)
          }}
          onBlur={() => setWrong(!parsed(text).ok)}
          error={wrong && t`This is not JSON. Look for a missing quote or comma.`}
          mono
          rows={8}
          spellCheck={false}
        />
        <p className="prose-width text-small text-text-muted">
          {!saved || saved.hookId !== hookId ? (
            <Trans>
              The automation is not saved with this webhook yet: a test fires nothing, and brings its fields.
            </Trans>
          ) : saved.active ? (
            <Trans>What it fires is real, and done as the automation was last saved.</Trans>
          ) : (
            <Trans>The automation is off: a test fires nothing, and brings its fields.</Trans>
          )}
        </p>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Button icon={Send} pending={sending.isPending} onClick={send}>
            <Trans comment="A payload, as a test">Send</Trans>
          </Button>
          <p role="status" className="min-w-0 flex-1 wrap-anywhere">
            <WhatCame sending={sending} />
          </p>
        </div>
      </div>
    </div>
  )
}

type Sending = {
  error: Error | null
  data: { runs: Parameters<typeof FiredRuns>[0]['runs'] } | undefined
}

function WhatCame({ sending: { error, data } }: { sending: Sending }) {
  const explain = useExplain()
  if (error) {
    const { reason, help } = explain(error)
    return (
      <span className="text-suspended-text">
        <Trans>Nothing ran.</Trans> {reason} {help}
      </span>
    )
  }
  if (!data) return null
  return (
    <>
      <Trans>Received.</Trans> <FiredRuns runs={data.runs} />
    </>
  )
}

function parsed(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}
