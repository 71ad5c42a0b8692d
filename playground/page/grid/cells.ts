// The elements of a grid.
import { element } from '../element.ts'
import { cellText, type GridColumn } from './columns.ts'
import { rowHeight } from './scroll.ts'

export function head(columns: readonly GridColumn[]): HTMLElement {
  const names = columns.map(({ name, numeric }, at) =>
    element(
      'div',
      {
        class: numeric ? 'grid-cell number' : 'grid-cell',
        role: 'columnheader',
        'aria-colindex': String(at + 1),
        title: name,
      },
      name,
    ),
  )
  return element('div', { class: 'grid-row grid-head', role: 'row', 'aria-rowindex': '1' }, ...names)
}

export function cell(value: unknown, column: GridColumn, id: string, at: number): HTMLElement {
  const kind = value === null ? ' null' : column.numeric ? ' number' : ''
  const code = typeof value === 'object' && value !== null && !(value instanceof Date) ? ' code' : ''
  const attributes = { class: `grid-cell${kind}${code}`, role: 'gridcell', id, 'aria-colindex': String(at + 1) }
  return element('div', attributes, value === null ? 'null' : cellText(value))
}

/** Widths and height, set as properties: content policies forbid style attributes. */
export function size(body: HTMLElement, columns: readonly GridColumn[], rows: number): void {
  const widths = columns.map(({ width }) => `${width}rem`)
  // What is left belongs to the last column, unless it holds numbers, which stand at its far end.
  const rest = columns.at(-1)?.numeric ? '1fr' : ''
  if (!rest) widths.push(`minmax(${widths.pop()}, 1fr)`)
  body.style.setProperty('--columns', `${widths.join(' ')} ${rest}`)
  body.style.minWidth = `${columns.reduce((sum, column) => sum + column.width, 0)}rem`
  body.style.height = `${(rows + 1) * rowHeight}px`
}
