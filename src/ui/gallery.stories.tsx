import type { Meta, StoryObj } from '@storybook/react-vite'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Lock from 'lucide-react/icons/lock'
import Plus from 'lucide-react/icons/plus'
import Zap from 'lucide-react/icons/zap'
import { Avatar } from './avatar.tsx'
import { Badge } from './badge.tsx'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import { Card } from './card.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorState } from './error-state.tsx'
import { IconButton } from './icon-button.tsx'
import { Kbd } from './kbd.tsx'
import { Meter } from './meter.tsx'
import { SearchField } from './search-field.tsx'
import { Segmented } from './segmented.tsx'
import { Select } from './select.tsx'
import { Skeleton } from './skeleton.tsx'
import { Switch } from './switch.tsx'
import { TabPanel } from './tab-panel.tsx'
import { Tabs } from './tabs.tsx'
import { TextField } from './text-field.tsx'

const none = () => {}

function Rows() {
  const rows = [
    {
      name: 'Assign reviewer',
      says: 'When status is Review: assign Kim',
      count: '1,204',
      last: '2 min ago',
      on: true,
    },
    {
      name: 'Notify the shop',
      says: 'When status is Done: call a webhook',
      count: '310',
      last: '1 hr ago',
      on: true,
    },
    {
      name: 'Tag what is late',
      says: 'When the due date arrives: add a tag',
      count: '0',
      last: 'never',
      on: false,
    },
  ]
  return (
    <ul className="divide-y">
      {rows.map(row => (
        <li key={row.name} className="flex min-h-11 items-center gap-3 px-2 py-1 hover:bg-hover">
          <Switch checked={row.on} onCheckedChange={none} label={row.name} labelHidden />
          <div className="min-w-0 flex-1">
            <div className="font-medium">{row.name}</div>
            <div className="text-small text-text-muted">{row.says}</div>
          </div>
          <span className="tnum">{row.count}</span>
          <span className="w-20 text-right text-small text-text-muted max-sm:hidden">{row.last}</span>
          <IconButton icon={Ellipsis} name={`More of ${row.name}`} size="small" />
        </li>
      ))}
    </ul>
  )
}

function Gallery() {
  return (
    <main className="flex flex-col gap-6 bg-surface pb-10">
      <Banner
        tone="warning"
        title="9,300 of 10,000 Actions used."
        detail="700 left until December 1, 00:00 Pacific (09:00 your time)."
        action={<Button>Add-ons</Button>}
      />
      <div className="flex flex-col gap-6 px-6">
        <div className="flex flex-wrap items-center gap-3">
          <Avatar name="Acme Studio" shape="square" decorative />
          <h1 className="text-title">Automations</h1>
          <Badge>6</Badge>
          <Badge tone="accent" icon={Lock}>
            Business
          </Badge>
          <Badge tone="warning">93 %</Badge>
          <Badge tone="used_up">Used up</Badge>
          <Badge tone="suspended">Suspended</Badge>
          <Badge tone="paid">Paid</Badge>
          <Kbd>Esc</Kbd>
          {['Ana Lima', 'Kim Roy', 'Zoë', 'Bo Chen', 'Élodie Pré', 'Sam Okoro', 'Jo', 'Max'].map(name => (
            <Avatar key={name} name={name} />
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary" icon={Plus}>
            New automation
          </Button>
          <Button icon={Zap}>Automations</Button>
          <Button variant="ghost">Cancel</Button>
          <Button variant="danger">Delete</Button>
          <Button disabledReason="Open a Space, Folder or List">Automations</Button>
          <Button variant="primary" disabledReason="5 of 5 automations are active">
            Save as active
          </Button>
          <Button size="small">Small</Button>
          <IconButton icon={Ellipsis} name="More" />
          <Switch checked={false} onCheckedChange={none} label="Off" />
          <Switch checked onCheckedChange={none} label="On" />
          <Switch checked onCheckedChange={none} label="Locked" disabledReason="Guests cannot" />
        </div>
        <div className="grid gap-6 sm:grid-cols-2">
          <Card level={2} title="Workspace usage" aside={<Button size="small">Upgrade</Button>}>
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="tnum text-figure">8,730</span>
              <span className="text-text-muted">of 10,000 Actions</span>
              <span className="tnum ml-auto text-text-muted">87 %</span>
            </p>
            <Meter label="Actions" valueText="8,730 of 10,000" value={8730} max={10000} state="ok" />
            <p className="tnum">1,270 left</p>
            <p className="text-small text-text-muted">
              Resets Dec 1, 00:00 Pacific (Dec 1, 09:00 your time, in 7 days)
            </p>
          </Card>
          <Card level={2} title="States of the meter">
            <Meter label="Warning" valueText="93 %" value={93} max={100} state="warning" />
            <Meter label="Used up" valueText="100 %" value={100} max={100} state="used_up" />
            <Meter label="Suspended" valueText="100 %" value={100} max={100} state="suspended" />
            <Meter label="Little" valueText="40 %" value={40} max={100} state="suspended" />
            <Meter label="Loading" valueText="" value={0} max={100} state="ok" loading />
          </Card>
        </div>
        <Tabs
          label="Automations"
          value="active"
          onValueChange={none}
          items={[
            { value: 'active', label: 'Active', count: 6 },
            { value: 'usage', label: 'Usage' },
            { value: 'activity', label: 'Activity' },
          ]}
          aside={
            <Button icon={Plus} size="small">
              New automation
            </Button>
          }
        >
          <TabPanel value="active" className="flex flex-col gap-2 py-3">
            <div className="flex flex-wrap items-center gap-3">
              <SearchField label="Search automations" value="" onValueChange={none} className="w-60" />
              <Segmented
                label="Show"
                value="active"
                onValueChange={none}
                options={[
                  { value: 'active', label: 'Active' },
                  { value: 'inactive', label: 'Inactive' },
                  { value: 'all', label: 'All' },
                ]}
              />
              <Select
                label="Sort"
                labelPlace="inline"
                value="used"
                onValueChange={none}
                options={[
                  { value: 'used', label: 'Used most' },
                  { value: 'name', label: 'Name' },
                ]}
                className="ml-auto"
              />
            </div>
            <Rows />
          </TabPanel>
        </Tabs>
        <div className="grid gap-6 sm:grid-cols-3">
          <TextField label="Name" value="Assign reviewer" onValueChange={none} hint="It writes itself." />
          <TextField
            label="Security code"
            value="12"
            onValueChange={none}
            error="The code has three digits."
          />
          <div className="flex flex-col gap-2">
            <Skeleton className="h-9 w-40" announced />
            <Skeleton className="h-4 w-full" />
            <Skeleton className="h-5 w-52" />
          </div>
        </div>
        <div className="flex flex-col gap-3">
          <Banner
            shape="card"
            tone="used_up"
            title="10,000 of 10,000 Actions used."
            detail="The next run is refused."
          />
          <Banner
            shape="card"
            tone="suspended"
            title="Automations are suspended."
            detail="They resume on December 1, 00:00 Pacific (09:00 your time), or now with more Actions."
            action={<Button>Add-ons</Button>}
          />
          <Banner shape="card" tone="paid" title="Paid." detail="Your allowance is 15,000 Actions a month." />
        </div>
        <div className="grid gap-6 sm:grid-cols-2">
          <EmptyState
            icon={Zap}
            title="No automations at this place"
            actions={<Button>When done, comment</Button>}
          >
            An automation does something by itself when a task changes. One run uses one Action.
          </EmptyState>
          <ErrorState
            level={2}
            title="The usage cannot be shown"
            reason="The storage is full."
            onRetry={none}
          />
        </div>
      </div>
    </main>
  )
}

const meta = { component: Gallery, parameters: { layout: 'fullscreen' } } satisfies Meta<typeof Gallery>
export default meta

/** All of it at once, to look at. */
export const Everything: StoryObj<typeof meta> = {}
