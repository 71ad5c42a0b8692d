// Views and triggers that mention tables which are built anew: SQLite renames no table while one of them fits nothing.
import type { DefiningDialect } from '../../dialect/dialect.ts'
import type { RebuildStatement } from './checks.ts'
import type { LiveObject, LiveSchema } from './live.ts'
import { fold, isWord, type Word, wordsOf } from './words.ts'

/** Those that mention one of the tables or one another, in the order in which they were made. */
export function dependants({ objects }: LiveSchema, tables: readonly string[]): LiveObject[] {
  const rest = objects.filter(({ type }) => type === 'view' || type === 'trigger')
  const mentioned = new Map(rest.map(one => [one, new Set(wordsOf(one.sql ?? '').map(({ text }) => fold(text)))]))
  const names = new Set(tables.map(fold))
  const found = new Set<LiveObject>()
  const add = (one: LiveObject): void => {
    found.add(one)
    if (one.type === 'view') names.add(fold(one.name))
    // Triggers of one table run in the order in which they were made.
    else
      for (const other of rest) if (other.type === 'trigger' && fold(other.table) === fold(one.table)) found.add(other)
  }
  for (let size = -1; size < found.size;) {
    size = found.size
    for (const one of rest) {
      const words = mentioned.get(one) as Set<string>
      if (!found.has(one) && [...names].some(name => words.has(name))) add(one)
    }
  }
  return rest.filter(one => found.has(one))
}

/** Triggers of a view go with it. */
export function dropDependants(found: readonly LiveObject[], { quote }: DefiningDialect): RebuildStatement[] {
  const drop = (type: LiveObject['type']): RebuildStatement[] =>
    found.filter(one => one.type === type).map(one => ({ sql: `DROP ${type.toUpperCase()} ${quote(one.name)}` }))
  return [...drop('trigger'), ...drop('view')]
}

/** From their own text. Views come first, since triggers may stand on them. */
export const recreate = (found: readonly LiveObject[]): RebuildStatement[] =>
  (['view', 'trigger'] as const).flatMap(type =>
    found.filter(one => one.type === type).map(one => ({ sql: one.sql as string })),
  )

/**
 * Statements that are prepared and never run: each fails where a view or trigger names what is not there. `nameOf` and
 * `columnsOf` tell what tables are called by now, and their columns that can be written.
 */
export function stillFit(
  found: readonly LiveObject[],
  nameOf: (table: string) => string,
  columnsOf: (table: string) => readonly string[],
  { quote }: DefiningDialect,
): RebuildStatement[] {
  const failing = (type: string, name: string): string => `the ${type} ${name} does not fit the new columns`
  return found.flatMap(({ type, name, table, sql }) => {
    if (type === 'view') return { sql: `EXPLAIN SELECT * FROM ${quote(name)}`, failing: failing(type, name) }
    const event = eventOf(sql as string, columnsOf(table), quote)
    return event === null ? [] : { sql: `EXPLAIN ${event(quote(nameOf(table)))}`, failing: failing(type, name) }
  })
}

type Quote = (name: string) => string

/** What makes a trigger run; null where that cannot be said: an update of any column of a view. */
function eventOf(sql: string, columns: readonly string[], quote: Quote): ((table: string) => string) | null {
  const words = wordsOf(sql)
  const event = words[eventAt(words)]
  if (isWord(event, 'DELETE')) return table => `DELETE FROM ${table}`
  if (isWord(event, 'INSERT')) return table => `INSERT INTO ${table} DEFAULT VALUES`
  const set = columns.length > 0 ? columns : updatedColumns(words)
  return set.length === 0
    ? null
    : table => `UPDATE ${table} SET ${set.map(name => `${quote(name)} = ${quote(name)}`).join(', ')}`
}

/** The place of DELETE, INSERT or UPDATE, behind the name of a trigger. */
const eventAt = (words: readonly Word[]): number =>
  words.findIndex((word, at) => at > 2 && ['DELETE', 'INSERT', 'UPDATE'].some(event => isWord(word, event)))

/** The columns that a trigger is told to wait for. */
export function updatedColumns(words: readonly Word[]): string[] {
  const at = eventAt(words)
  if (!isWord(words[at], 'UPDATE') || !isWord(words[at + 1], 'OF')) return []
  const on = words.findIndex((word, place) => place > at && isWord(word, 'ON'))
  return words
    .slice(at + 2, on)
    .filter(word => word.quoted || word.text !== ',')
    .map(({ text }) => text)
}
