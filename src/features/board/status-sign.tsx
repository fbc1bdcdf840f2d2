import Circle from 'lucide-react/icons/circle'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDot from 'lucide-react/icons/circle-dot'
import type { Status } from './sections.ts'

const signs = {
  open: { Icon: Circle, colour: 'text-text-muted' },
  active: { Icon: CircleDot, colour: 'text-accent-text' },
  done: { Icon: CircleCheck, colour: 'text-paid-text' },
}

/** A status at a glance, by shape and by colour. */
export function StatusSign({ category }: { category: Status['category'] }) {
  const { Icon, colour } = signs[category]
  return <Icon size={16} strokeWidth={1.75} className={colour} />
}
