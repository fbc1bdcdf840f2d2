import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronUp from 'lucide-react/icons/chevron-up'
import ChevronsUp from 'lucide-react/icons/chevrons-up'
import Minus from 'lucide-react/icons/minus'
import type { Priority } from '#domain/task.ts'

const signs = {
  urgent: { Icon: ChevronsUp, colour: 'text-suspended-text' },
  high: { Icon: ChevronUp, colour: 'text-warning-text' },
  normal: { Icon: Minus, colour: 'text-text-muted' },
  low: { Icon: ChevronDown, colour: 'text-text-muted' },
}

export function PrioritySign({ priority }: { priority: Priority }) {
  const { Icon, colour } = signs[priority]
  return <Icon size={16} strokeWidth={2} className={colour} />
}
