import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import type { AlertMail } from '#domain/alert-mail.ts'
import type { BillingMail } from '#domain/billing-mail.ts'
import { exampleBills, withHardBuyer } from '#emails/example-bills.ts'
import { exampleMails, withHardNames } from '#emails/example-mails.ts'
import { colours } from '#emails/mail-look.ts'
import { renderMail } from '#emails/render-mail.tsx'
import '#app/styles.css'

// In a frame as the Outbox has it, and as wide as a phone or a reading pane.

type Scheme = 'light' | 'dark'

/** What the system asks for; without a scheme, as the browser started. */
async function prefer(scheme?: Scheme): Promise<void> {
  const features = scheme ? [{ name: 'prefers-color-scheme', value: scheme }] : []
  await cdp().send('Emulation.setEmulatedMedia', { features })
}

afterEach(async () => {
  document.body.replaceChildren()
  await prefer()
})

type FrameWindow = Window & { axe: typeof axe; eval(code: string): unknown }

async function show(mail: AlertMail | BillingMail, width: number): Promise<FrameWindow> {
  const { html, subject } = await renderMail(mail)
  const frame = Object.assign(document.createElement('iframe'), { title: subject, srcdoc: html, width })
  frame.style.border = '0'
  await new Promise(resolve => {
    frame.onload = resolve
    document.body.append(frame)
  })
  return frame.contentWindow as FrameWindow
}

async function violations(view: FrameWindow): Promise<string[]> {
  view.eval(axe.source)
  const { violations: found } = await view.axe.run(view.document)
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)
}

const mails = (['en', 'fr'] as const).flatMap(locale => {
  const examples = { ...exampleMails(locale), ...exampleBills(locale) }
  return [
    ...Object.entries(examples).map(([name, mail]) => [`${name}, ${locale}`, mail] as const),
    [`hard names, ${locale}`, withHardNames(examples.exceeded)] as const,
    [`hard names of a buyer, ${locale}`, withHardBuyer(examples.receipt)] as const,
  ]
})

const looks = ([320, 640] as const).flatMap(width =>
  (['light', 'dark'] as const).map(scheme => ({ width, scheme })),
)

describe.for(mails)('%s', ([, mail]) => {
  test.for(looks)(
    'L1, L2: at $width in the $scheme it passes axe and fits its width',
    async ({ width, scheme }) => {
      await prefer(scheme)
      const view = await show(mail, width)
      expect(view.innerWidth).toBe(width)
      expect(view.document.documentElement.scrollWidth).toBe(width)
      expect(await violations(view)).toEqual([])
      const ground = view.getComputedStyle(view.document.body).backgroundColor
      expect(ground).toBe(rgb(colours.canvas[scheme === 'light' ? 0 : 1]))
    },
  )
})

test('L2: the check sees what axe would refuse', async () => {
  const view = await show(exampleMails('en').ninety, 640)
  for (const link of view.document.querySelectorAll('a')) link.style.color = '#ddd'
  expect((await violations(view)).join()).toContain('color-contrast')
})

test('T5: names are shown as written, and nothing in them runs', async () => {
  const mail = withHardNames(exampleMails('en').ninety)
  const view = await show(mail, 640)
  const text = view.document.body.innerText
  expect(text).toContain('<img src=x onerror="alert(1)"><script>alert(2)</script>')
  expect(text).toContain('Acme Bcc: eve@example.com {used} <0>&amp;')
  expect(view.document.querySelectorAll('img, script').length).toBe(0)
  expect(view.document.title).toContain('Acme Bcc: eve@example.com {used} <0>&amp;')
})

test('A3: the links lead where they say', async () => {
  const mail = exampleMails('en').exceeded
  const view = await show(mail, 640)
  const links = [...view.document.querySelectorAll('a')].map(({ innerText, href }) => [innerText, href])
  expect(links).toEqual([
    ['Add-ons', mail.links.wayOut?.url],
    ['Open the Usage tab', mail.links.usage],
  ])
})

test('B10, B12: an e-mail of billing leads to its invoice, to the cards and to Add-ons', async () => {
  const { receipt, payment_failed: failed, add_ons_ended: ended } = exampleBills('en')
  const { invoice, paymentMethods, addOns } = receipt.links
  for (const [mail, expected] of [
    [receipt, [['Open the invoice', invoice]]],
    [
      failed,
      [
        ['Payment methods', paymentMethods],
        ['Open the invoice', invoice],
      ],
    ],
    [
      ended,
      [
        ['Add-ons', addOns],
        ['Payment methods', paymentMethods],
      ],
    ],
  ] as const) {
    const view = await show(mail, 640)
    const links = [...view.document.querySelectorAll('a')].map(({ innerText, href }) => [innerText, href])
    expect(links).toEqual(expected)
  }
})

test.for(['light', 'dark'] as const)('the colours are those of the theme, in the %s', scheme => {
  document.documentElement.style.colorScheme = scheme
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  if (!canvas) throw new Error('No canvas')
  const pixel = (colour: string) => {
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data]
  }
  const probe = document.body.appendChild(document.createElement('p'))
  for (const [name, [light, dark]] of Object.entries(colours)) {
    probe.style.color = `var(--color-${name})`
    const theme = pixel(getComputedStyle(probe).color)
    const ours = pixel(scheme === 'light' ? light : dark)
    const off = ours.map((value, at) => Math.abs(value - (theme[at] ?? 0)))
    expect(Math.max(...off), `${name}: ${ours} for ${theme}`).toBeLessThanOrEqual(2)
  }
  document.documentElement.style.colorScheme = ''
})

const rgb = (hex: string) =>
  `rgb(${[1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`
