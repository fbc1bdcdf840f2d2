import type { StorybookConfig } from '@storybook/react-vite'

export default {
  framework: '@storybook/react-vite',
  stories: ['../src/**/*.stories.tsx'],
  addons: ['@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The chunks of vite.config.ts are the application's.
  viteFinal: config => ({ ...config, build: { ...config.build, rolldownOptions: {} } }),
} satisfies StorybookConfig
