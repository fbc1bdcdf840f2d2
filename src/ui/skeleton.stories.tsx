import type { Meta, StoryObj } from '@storybook/react-vite'
import { Skeleton } from './skeleton.tsx'

const meta = { component: Skeleton, args: { className: 'h-5 w-40' } } satisfies Meta<typeof Skeleton>
export default meta
type Story = StoryObj<typeof meta>

export const Card: Story = {
  render: () => (
    <div className="flex max-w-80 flex-col gap-2 p-4" aria-busy="true">
      <Skeleton className="h-9 w-40" announced />
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-5 w-52" />
    </div>
  ),
}
