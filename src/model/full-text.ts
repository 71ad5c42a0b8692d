// Full-text indexes of a table.
import type { Of, Problem } from '../expression/types.ts'
import { type NamedExtra, nameable } from './constraint.ts'
import { fail } from './names.ts'
import type { ColumnRef } from './table-types.ts'

/** Nothing to say about columns of text. */
type Texts<C> = C extends readonly Of<string | null, string, 'text'>[]
  ? unknown
  : Problem<'fullText() takes columns of text'>

/**
 * An index of the words in text columns, for match() and matchRank(): `constraints: t => [fullText(t.title, t.body)]`.
 * The database keeps it up to date. A word is a run of letters, digits and marks; its case does not matter, its accents do.
 * createTables() makes for it: on SQLite an FTS5 table beside the table, with triggers (in a table without an integer key it
 * goes by rowid); on Postgres a GIN index of an expression, which needs its ICU collations and takes about a megabyte of
 * different words per row; on MySQL and MariaDB an invisible column with a FULLTEXT index.
 * https://sqlite.org/fts5.html, https://www.postgresql.org/docs/current/textsearch-tables.html,
 * https://dev.mysql.com/doc/refman/8.4/en/innodb-fulltext-index.html
 */
export function fullText<C extends readonly ColumnRef[]>(...columns: C & Texts<C>): NamedExtra {
  return nameable('fullText', columns, ({ table }, own, name) => {
    const names = own.map(column => column.name)
    const [model, list] = [table.model, own.map(({ key }) => key).join(', ')]
    for (const { key, type } of own)
      if (type.kind !== 'text' && type.kind !== 'enum') fail(`${model}.${key}`, 'fullText() takes columns of text')
    if (new Set(names).size < names.length) fail(model, `fullText(${list}) names a column twice`)
    const isSame = (others: readonly string[]): boolean =>
      others.length === names.length && others.every(other => names.includes(other))
    if (table.constraints.some(({ kind, columns: others }) => kind === 'fullText' && isSame(others)))
      fail(model, `there are two fullText() of the same columns: ${list}`)
    table.constraints.push({ kind: 'fullText', columns: names, name })
  })
}
