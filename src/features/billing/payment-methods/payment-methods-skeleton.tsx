import { Trans } from '@lingui/react/macro'
import { Card } from '#ui/card.tsx'
import { Skeleton } from '#ui/skeleton.tsx'

/** As high as what comes: one card, and the fields of the billing details. */
export function PaymentMethodsSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-6">
      <Card level={3} title={<Trans>Cards</Trans>} aside={<Skeleton className="h-8 w-28" />}>
        <Skeleton className="h-9 w-full max-w-70 max-sm:h-13" announced />
        <Skeleton className="h-4 w-full max-w-110 max-sm:h-8" />
      </Card>
      <Card level={3} title={<Trans>Billing details</Trans>}>
        <Skeleton className="h-5 w-full max-w-120" />
        <div className="flex max-w-130 flex-col gap-4">
          <Field className="h-19" />
          <Field className="h-24.5" />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field className="h-14" />
            <Field className="h-23" />
          </div>
          <Skeleton className="h-8 w-16" />
        </div>
      </Card>
    </div>
  )
}

function Field({ className }: { className: string }) {
  return (
    <div className={`flex flex-col gap-1 ${className}`}>
      <Skeleton className="h-5 w-24" />
      <Skeleton className="w-full flex-1" />
    </div>
  )
}
