// Rows as a grid: any number of them, one cell chosen by mouse or keys, its whole value below.
import { element } from '../element.ts'
import { codeText } from '../value-text.ts'
import { cell, head, size } from './cells.ts'
import { gridColumns, type GridRow } from './columns.ts'
import { type Cell, moved } from './move.ts'
import { type Seen, seenRows } from './scroll.ts'

export interface Grid {
  readonly element: HTMLElement
  /** To be called when the grid is on the page, and when it leaves. */
  start(): void
  stop(): void
}

let grids = 0

export function grid(rows: readonly GridRow[], label: string): Grid {
  const columns = gridColumns(rows)
  const id = `grid-${++grids}`
  const shown = new Map<number, HTMLElement>()
  const body = element('div', { class: 'grid-body', role: 'presentation' }, head(columns))
  const box = element(
    'div',
    {
      class: 'grid',
      role: 'grid',
      tabindex: '0',
      'aria-label': label,
      'aria-rowcount': String(rows.length + 1),
      'aria-colcount': String(columns.length),
      'aria-readonly': 'true',
    },
    body,
  )
  const whole = element('div', { class: 'grid-value' })
  let chosen: Cell | undefined

  size(body, columns, rows.length)
  const seen = seenRows(box, rows.length, paint)

  function paint(visible: readonly Seen[]): void {
    const wanted = new Map(visible.map(row => [row.index, row.start]))
    for (const [index, line] of shown) {
      if (wanted.has(index)) continue
      line.remove()
      shown.delete(index)
    }
    for (const [index, start] of wanted) if (!shown.has(index)) add(index, start)
    mark()
  }

  function add(index: number, start: number): void {
    const row = rows[index]
    if (!row) return
    const cells = columns.map((column, at) => cell(row[column.name], column, `${id}-${index}-${at}`, at))
    const line = element('div', { class: 'grid-row', role: 'row', 'aria-rowindex': String(index + 2) }, ...cells)
    line.style.transform = `translateY(${start}px)`
    shown.set(index, line)
    body.append(line)
  }

  function mark(): void {
    box.querySelector('[aria-selected]')?.removeAttribute('aria-selected')
    const cell = chosen && shown.get(chosen.row)?.children[chosen.column]
    cell?.setAttribute('aria-selected', 'true')
    if (cell) box.setAttribute('aria-activedescendant', cell.id)
    else box.removeAttribute('aria-activedescendant')
  }

  function choose(to: Cell): void {
    const column = columns[to.column]
    if (!column) return
    chosen = to
    seen.show(to.row)
    mark()
    shown.get(to.row)?.children[to.column]?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    whole.replaceChildren(
      element('span', { class: 'note' }, `${column.name}, row ${(to.row + 1).toLocaleString('en')}`),
      element('code', {}, codeText(rows[to.row]?.[column.name])),
    )
  }

  box.addEventListener('keydown', event => {
    const size = { rows: rows.length, columns: columns.length, page: seen.page() }
    const to = moved(chosen, event.key, event.ctrlKey || event.metaKey, size)
    if (!to || event.altKey || event.shiftKey) return
    event.preventDefault()
    choose(to)
  })
  box.addEventListener('click', event => {
    const at = event.target instanceof Element ? event.target.closest('[role="gridcell"]')?.id.split('-') : undefined
    if (at) choose({ row: Number(at[2]), column: Number(at[3]) })
  })
  return { element: element('div', { class: 'grid-frame' }, box, whole), start: seen.start, stop: seen.stop }
}
