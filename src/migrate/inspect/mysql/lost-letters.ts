// The catalogue has only letters of the basic plane, and four question marks for each of the others. The statement that the
// server prints for a table has them all: https://mariadb.com/kb/en/show-create-table/
import { quote } from '../../../dialect/mysql/text.ts'
import { sql } from '../../../query/sql.ts'
import type { ColumnRow } from './columns.ts'
import type { CheckRow } from './constraints.ts'
import type { ViewRow } from './others.ts'
import type { Scope } from './scope.ts'

const LOST = /\?{4}/
const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** The text in which any letters may stand for the marks. */
const pattern = (text: string): string =>
  text
    .split(/(\?{4,})/)
    .map((part, at) =>
      at % 2 === 0 ? literally(part) : `[\\u{10000}-\\u{10FFFF}?]{${Math.ceil(part.length / 4)},${part.length}}`,
    )
    .join('')

/** The text as the statement has it, behind what stands before it there; as it is where the statement has it not. */
function found(statement: string, before: string, text: string): string {
  const match = new RegExp(`${before}(${pattern(text)})`, 'u').exec(statement)
  return match?.[1] ?? text
}

async function shown(scope: Scope, what: 'Table' | 'View', name: string): Promise<string> {
  const words = sql.unsafe(what.toLowerCase())
  const row = await sql<Record<string, string>>`show create ${words} ${sql.name(name)}`.first(scope.db)
  return row?.[`Create ${what}`] ?? ''
}

/** The rows with all their letters. Only tables that lost some are asked for. */
export async function withLetters(
  scope: Scope,
  columns: readonly ColumnRow[],
  checks: readonly CheckRow[],
): Promise<{ readonly columns: readonly ColumnRow[]; readonly checks: readonly CheckRow[] }> {
  const lost = [
    ...columns.filter(({ generated }) => LOST.test(generated ?? '')),
    ...checks.filter(({ rule }) => LOST.test(rule)),
  ]
  if (lost.length === 0) return { columns, checks }
  const statements = new Map<string, string>()
  for (const { table } of lost) {
    if (!statements.has(table)) statements.set(table, await shown(scope, 'Table', table))
  }
  const of = (row: { readonly table: string; readonly name: string }, text: string, words: string): string =>
    found(statements.get(row.table) ?? '', `${literally(quote(row.name))}${words}\\(`, text)
  return {
    columns: columns.map(row =>
      LOST.test(row.generated ?? '') ? { ...row, generated: of(row, row.generated as string, '[^\\n]* AS ') } : row,
    ),
    checks: checks.map(row => (LOST.test(row.rule) ? { ...row, rule: of(row, row.rule, '[^\\n]*CHECK ') } : row)),
  }
}

/** The same for views, of which the statement is all that there is. */
export async function viewsWithLetters(scope: Scope, views: readonly ViewRow[]): Promise<ViewRow[]> {
  const all: ViewRow[] = []
  for (const view of views) {
    const statement = LOST.test(view.sql) ? await shown(scope, 'View', view.name) : ''
    const start = statement.indexOf(`VIEW ${quote(view.name)} AS `)
    all.push(start < 0 ? view : { ...view, sql: statement.slice(start + `VIEW ${quote(view.name)} AS `.length) })
  }
  return all
}
