import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import type { BillingView } from '#contract/billing.ts'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useToasts } from '#ui/toast.tsx'
import { type DetailField, type DetailProblem, MOST } from './details-draft.ts'
import { LeaveGuard } from './leave-guard.tsx'
import { rateText } from './tax-rate.ts'
import { useDetails } from './use-details.ts'

type BillingDetailsProps = {
  details: BillingView['details']
  /** Whether another button of the view is the primary one. */
  quiet: boolean
}

/** B12: who invoices are made out to, and the tax on them. Invoices that are paid stay as they were. */
export function BillingDetails({ details, quiet }: BillingDetailsProps) {
  const { t, i18n } = useLingui()
  const element = useRef<HTMLFormElement>(null)
  const toasts = useToasts()
  const { orpc } = useApi()
  const workspace = useQuery(orpc.workspace.get.queryOptions()).data
  const wordsOf = useProblemWords()
  const form = useDetails(details, { onSaved: () => toasts.add({ title: t`Billing details saved` }) })
  const { typed, isChanged, isSaving, error } = form

  const field = (name: DetailField) => ({
    name,
    value: typed[name],
    onValueChange: (text: string) => form.type(name, text),
    onBlur: () => form.leave(name),
    error: wordsOf(name, form.problemOf(name)),
  })

  function focus(name: DetailField) {
    const found = element.current?.elements.namedItem(name)
    if (found instanceof HTMLElement) found.focus()
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    const wrong = isChanged ? form.save() : null
    if (wrong) focus(wrong)
  }

  const example = rateText(i18n.locale, 825)
  return (
    <Card level={3} title={<Trans>Billing details</Trans>}>
      <p className="prose-width text-text-muted">
        <Trans>They appear on invoices from now on. Invoices that are paid stay as they were.</Trans>
      </p>
      <form ref={element} noValidate onSubmit={submit} className="flex max-w-130 flex-col gap-4">
        <TextField
          label={t`Legal name`}
          autoComplete="organization"
          hint={workspace && <NameHint name={workspace.name} />}
          {...field('legalName')}
        />
        <TextArea label={t`Address`} autoComplete="street-address" rows={4} {...field('address')} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t({ message: 'Tax ID', comment: 'A number that a tax office gives: VAT number, EIN' })}
            autoComplete="off"
            {...field('taxId')}
          />
          <TextField
            label={t`Tax rate`}
            inputMode="decimal"
            autoComplete="off"
            suffix="%"
            hint={t`From 0 to 100, such as ${example}. It is added to orders and renewals.`}
            {...field('taxRate')}
          />
        </div>
        {error !== null && <NotSaved error={error} />}
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            variant={isChanged && !quiet ? 'primary' : 'secondary'}
            pending={isSaving}
            disabledReason={isChanged ? undefined : t`Nothing was changed.`}
          >
            <Trans>Save</Trans>
          </Button>
          {isChanged && (
            <Button
              variant="ghost"
              disabledReason={isSaving ? t`It is being saved.` : undefined}
              onClick={() => {
                form.reset()
                // This button goes.
                focus('legalName')
              }}
            >
              <Trans>Cancel</Trans>
            </Button>
          )}
        </div>
      </form>
      <LeaveGuard isChanged={isChanged} />
    </Card>
  )
}

function NameHint({ name }: { name: string }) {
  return <Trans>Without one, invoices are made out to {name}.</Trans>
}

function NotSaved({ error }: { error: Error }) {
  const { reason, help } = useExplain()(error)
  return (
    <p role="alert" className="prose-width text-suspended-text">
      <Trans>The details were not saved.</Trans> {reason} {help}
    </p>
  )
}

function useProblemWords(): (field: DetailField, problem: DetailProblem | undefined) => string | undefined {
  const { t, i18n } = useLingui()
  return (field, problem) => {
    switch (problem) {
      case undefined:
        return undefined
      case 'too_long': {
        const most = field === 'taxRate' ? 0 : MOST[field]
        return t`At most ${most} characters.`
      }
      case 'no_number': {
        const example = rateText(i18n.locale, 825)
        return t`Enter a number, such as ${example}.`
      }
      case 'out_of_range':
        return t`Enter a rate from 0 to 100.`
      case 'too_precise':
        return t`Enter two decimals at most.`
    }
  }
}
