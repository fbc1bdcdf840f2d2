import ArrowUp from 'lucide-react/icons/arrow-up'

type NewerPillProps = {
  /** "3 new"; null where there is nothing new. */
  label: string | null
  onShow: () => void
}

/**
 * Over the top of a list that does not move while it is read: says that there is more above, and shows it. It takes no room;
 * the list and this share a parent.
 */
export function NewerPill({ label, onShow }: NewerPillProps) {
  return (
    <div role="status" className="sticky top-0 z-10 flex h-0 justify-center">
      {label !== null && (
        <button
          type="button"
          onClick={onShow}
          className="tnum mt-2 flex h-7 animate-fade items-center gap-1.5 rounded-full border border-transparent bg-surface-raised px-3 font-medium text-accent-text shadow-floating hover:underline"
        >
          <ArrowUp size={14} strokeWidth={2} />
          {label}
        </button>
      )}
    </div>
  )
}
