// Rows as a table.
import { element } from '../element.ts'
import { scrollable } from '../scrollable.ts'
import { valueText } from '../value-text.ts'

type Row = Readonly<Record<string, unknown>>

export function rowsTable(rows: readonly object[], label: string): HTMLElement {
  const [first] = rows
  if (!first) return element('p', { class: 'note' }, 'No rows.')
  const names = Object.keys(first)
  const head = element('tr', {}, ...names.map(name => element('th', { scope: 'col' }, name)))
  const body = rows.map(row => element('tr', {}, ...names.map(name => cell((row as Row)[name]))))
  const table = element('table', {}, element('thead', {}, head), element('tbody', {}, ...body))
  alignNumbers(table, rows as readonly Row[], names)
  return scrollable(element('div', {}, table), label)
}

function cell(value: unknown): HTMLElement {
  if (value === null) return element('td', { class: 'null' }, 'null')
  const whole = typeof value === 'object' && !(value instanceof Date)
  return element('td', {}, whole ? element('code', {}, valueText(value)) : valueText(value))
}

function alignNumbers(table: HTMLTableElement, rows: readonly Row[], names: readonly string[]): void {
  names.forEach((name, at) => {
    const values = rows.map(row => row[name]).filter(value => value !== null)
    if (values.length === 0 || !values.every(value => typeof value === 'number' || typeof value === 'bigint')) return
    for (const row of table.rows) row.cells[at]?.classList.add('number')
  })
}
