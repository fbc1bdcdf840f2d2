// `npm run bench`: what is measured by the clock. Prints a table; writes JSON to the path given, or to stdout with
// --json, for comparing runs. `--part service` measures one part only. Fails when something is over its budget.
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Figure, isOver, table } from './figures.ts'
import { loadFigures } from './load.ts'
import { modalFigures } from './modal.ts'
import { serviceFigures } from './service.ts'
import { tabFigures } from './tabs.ts'

const parts: Record<string, () => Promise<Figure[]>> = {
  service: serviceFigures,
  load: loadFigures,
  tabs: tabFigures,
  modal: modalFigures,
}

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, part: { type: 'string', multiple: true } },
  allowPositionals: true,
})
const wanted = values.part ?? Object.keys(parts)
const unknown = wanted.find(name => !parts[name])
if (unknown !== undefined) throw new Error(`No part ${unknown}; there are: ${Object.keys(parts).join(', ')}`)

const figures: Figure[] = []
for (const name of wanted) figures.push(...((await parts[name]?.()) ?? []))

const json = JSON.stringify(
  figures.map(figure => ({ ...figure, ok: !isOver(figure) })),
  null,
  2,
)
const [path] = positionals
if (path !== undefined) await writeFile(path, `${json}\n`)
if (values.json) {
  console.error(table(figures))
  console.log(json)
} else console.log(table(figures))
if (figures.some(isOver)) process.exitCode = 1
