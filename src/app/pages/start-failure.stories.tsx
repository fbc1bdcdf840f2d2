import type { Meta, StoryObj } from '@storybook/react-vite'
import { StartFailure } from './start-failure.tsx'

// T4: the ways in which the backend may fail to start.
const meta = { component: StartFailure, parameters: { layout: 'fullscreen' } } satisfies Meta<
  typeof StartFailure
>
export default meta

type Story = StoryObj<typeof meta>

const because = (reason: string) => Object.assign(new Error(reason), { reason })

export const NoServiceWorker: Story = { args: { error: because('no_service_worker') } }
export const RegistrationFailed: Story = { args: { error: because('registration_failed') } }
export const StorageBlocked: Story = { args: { error: because('blocked') } }
export const StorageFull: Story = { args: { error: because('full') } }
export const StorageNewer: Story = { args: { error: because('newer') } }
export const StorageUnreadable: Story = { args: { error: because('unreadable') } }
export const UnknownScenario: Story = { args: { error: because('unknown_scenario') } }
export const Unexpected: Story = { args: { error: new TypeError('Failed to fetch') } }
