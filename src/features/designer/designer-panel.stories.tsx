import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { catalog } from '#scenarios/catalog.ts'
import { DesignerPanel } from './designer-panel.tsx'

const meta = {
  component: DesignerPanel,
  args: {
    onClose: fn(),
    scenario: 'lagging',
    scenarios: catalog,
    onOpenScenario: async () => {},
    onReset: async () => {},
    onActAs: async () => {},
    locale: 'en',
    locales: [
      { value: 'en', label: 'English' },
      { value: 'fr', label: 'Français' },
    ],
    onLocale: fn(),
    theme: 'system',
    onTheme: fn(),
    faults: { latency: 0, failures: 'none' },
    onFaults: fn(),
  },
  parameters: { layout: 'fullscreen', scenario: 'lagging' },
} satisfies Meta<typeof DesignerPanel>
export default meta

type Story = StoryObj<typeof meta>

/** S2, U3: the exact count stands beside the displayed one. */
export const Lagging: Story = {
  play: async ({ canvas, args }) => {
    await canvas.findByRole('combobox', { name: /automati/i })
    await userEvent.click(canvas.getByRole('button', { name: '10' }))
    await expect(await canvas.findByText(/\b10\b.*\b0\b/)).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect(args.onClose).toHaveBeenCalled()
  },
}

export const Guest: Story = { parameters: { actAs: 'tom' } }
