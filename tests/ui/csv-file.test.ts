import papaparse from 'papaparse'
import { expect, test } from 'vitest'
import { csvText } from '#ui/csv-file.ts'

const read = (text: string) => papaparse.parse<string[]>(text).data
const written = async (cell: string) => read(await csvText({ headings: ['name'], rows: [[cell]] }))[1]?.[0]

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '＝1+1',
  '＋1',
  '－1',
  '＠A1',
  '=HYPERLINK("https://evil.example";"a")\nsecond line',
])('T5: a spreadsheet does not take %j for a formula', async name => {
  expect(await written(name)).toBe(`'${name}`)
})

test.each([
  'Write the release note',
  'a=b',
  'Voilà, "prête"; à relire',
  '日本語 🌱',
  'two\nlines',
  '',
  ' leading',
  '1-2',
])('T5: %j is written as it is', async name => {
  expect(await written(name)).toBe(name)
})

test('numbers stay numbers, and nothing is an empty cell', async () => {
  const text = await csvText({ headings: ['=a', 'b', 'c'], rows: [[-1.5, null, 'x,y']] })
  expect(text).toBe('"\'=a",b,c\r\n-1.5,,"x,y"')
})

test('a table without rows has its headings', async () => {
  expect(await csvText({ headings: ['a', 'b'], rows: [] })).toBe('a,b')
})
