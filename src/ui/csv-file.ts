export type CsvCell = string | number | null
export type CsvTable = { headings: readonly string[]; rows: readonly (readonly CsvCell[])[] }

/**
 * T5: what a spreadsheet takes for a formula, also behind blanks, and by the full-width signs that some languages' settings
 * read alike. It is not asked what follows: a text of two lines may begin with a formula, too.
 */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

/** Text by RFC 4180, headings first. What would be a formula gets an apostrophe before it; numbers stay numbers. */
export async function csvText({ headings, rows }: CsvTable): Promise<string> {
  const { default: papaparse } = await import('papaparse')
  return papaparse.unparse([[...headings], ...rows.map(row => [...row])], { escapeFormulae: FORMULA })
}

/** How long a browser may take to begin with a download, in milliseconds. */
const DOWNLOAD_BEGINS = 60_000

/** Gives the reader the table as a file. */
export async function downloadCsv(name: string, table: CsvTable): Promise<void> {
  // The mark tells Excel that it is UTF-8.
  const file = new Blob(['\uFEFF', await csvText(table)], { type: 'text/csv;charset=utf-8' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_BEGINS)
}
