/** A key: `Esc`, `⌘`. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-grid h-5 min-w-5 place-items-center rounded-[4px] border border-quiet-border px-1 font-sans text-small text-text-muted">
      {children}
    </kbd>
  )
}
