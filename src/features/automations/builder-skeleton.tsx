import { Skeleton } from '#ui/skeleton.tsx'

/** Keeps the places of the builder's parts while it loads. */
export function BuilderSkeleton() {
  return (
    <div className="flex min-h-0 flex-1 flex-col border-t bg-canvas">
      <div className="mx-auto flex w-full max-w-180 flex-1 flex-col gap-4 p-4 sm:py-5">
        <Skeleton className="h-14" announced />
        <Skeleton className="h-28" />
        <Skeleton className="h-20" />
        <Skeleton className="h-28" />
      </div>
    </div>
  )
}
