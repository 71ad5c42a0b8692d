// The tables of whatever database is open, and the rows of one of them.
import { type Database, sql } from 'isomodel'
import { byId, element } from '../element.ts'
import { failureParts } from '../failure.ts'
import { grid, type Grid } from '../grid/grid.ts'
import type { GridRow } from '../grid/columns.ts'
import { number, plural } from '../words.ts'

/** More rows than this are not brought to the page. */
const most = 100_000

interface TableCount {
  readonly name: string
  readonly rows: number
}

export interface TableBrowser {
  /** Reads the tables anew, and shows the named one, the one shown before, or the first. */
  load(db: Database, named?: string): Promise<void>
}

export function tableBrowser(): TableBrowser {
  const list = byId('table-list', HTMLElement)
  const title = byId('table-title', HTMLElement)
  const summary = byId('table-summary', HTMLElement)
  const result = byId('table-rows', HTMLElement)
  let shown: Grid | undefined
  let current = ''
  let loads = 0

  function replace(...children: HTMLElement[]): void {
    shown?.stop()
    shown = undefined
    result.replaceChildren(...children)
  }

  function showRows(table: TableCount, rows: readonly GridRow[]): void {
    title.textContent = table.name
    summary.textContent =
      rows.length < table.rows
        ? `the first ${number(rows.length)} of ${plural(table.rows, 'row')}`
        : plural(rows.length, 'row')
    if (rows.length === 0) return replace(element('p', { class: 'note' }, 'No rows.'))
    const next = grid(rows, `Rows of ${table.name}`)
    replace(next.element)
    shown = next
    next.start()
  }

  return {
    async load(db, named) {
      const mine = ++loads
      try {
        const tables = await countTables(db)
        const chosen = tables.find(({ name }) => name === (named || current)) ?? tables[0]
        const rows = chosen ? await readRows(db, chosen.name) : []
        if (mine !== loads) return
        current = chosen?.name ?? ''
        list.replaceChildren(...tables.map(table => tableLink(table, table === chosen)))
        if (chosen) return showRows(chosen, rows)
        title.textContent = 'No table yet'
        summary.textContent = ''
        replace(element('p', { class: 'note' }, 'Fill the shop, or import a file.'))
      } catch (error) {
        if (mine === loads) replace(...failureParts(error))
      }
    },
  }
}

async function countTables(db: Database): Promise<TableCount[]> {
  const tables = await sql<{ name: string }>`
    select name from sqlite_schema
    where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' order by name`.all(db)
  const counts: TableCount[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.name(name)}`.one(db)
    counts.push({ name, rows })
  }
  return counts
}

const readRows = (db: Database, table: string): Promise<GridRow[]> =>
  sql<GridRow>`select * from ${sql.name(table)} limit ${most}`.all(db)

function tableLink({ name, rows }: TableCount, current: boolean): HTMLElement {
  const link = element('a', { href: `#data/${encodeURIComponent(name)}` }, name, ' ')
  link.append(element('span', { class: 'count' }, number(rows)))
  if (current) link.setAttribute('aria-current', 'true')
  return link
}
