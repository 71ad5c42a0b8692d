// How tables look, in short: tells whether a part was done that nothing takes back and whose end nobody noted.
import type { DatabaseSchema } from '../../ast/schema.ts'
import { nameOf } from '../../compile/table.ts'
import { tableName } from '../../compile/change/definition.ts'
import { sql } from '../../query/sql.ts'
import { canonicalJson } from '../../schema/change/canonical.ts'
import { inspect } from '../inspect/inspect.ts'
import type { Group } from './groups.ts'
import { digestOf } from './hash.ts'
import type { Found } from './plan-of.ts'
import type { Part } from './parts.ts'

/**
 * The mark of what the one part of a group can change: its tables and views as MySQL prints them, which is quick and leaves
 * nothing out. What was written by hand may change anything that can be read.
 */
export function markOf(found: Found, { parts }: Group): Promise<string> {
  const [part] = parts as readonly [Part]
  const written = part.kind === 'statements' && !part.raw && !found.means.transactional
  return written ? printedMark(found, part.statements.join('\n'), part) : inspectedMark(found, part)
}

const schemasOf = ({ before, after }: Part): string[] => [
  ...new Set(
    [before, after].flatMap(({ tables, views }) => [...tables, ...views].flatMap(({ schema }) => schema ?? [])),
  ),
]

async function inspectedMark({ db, dialect }: Found, part: Part): Promise<string> {
  const found = await inspect(db, dialect.abilities.schemas ? { schemas: schemasOf(part) } : {})
  return digestOf(canonicalJson(found))
}

interface Printed {
  readonly 'Create Table'?: string
  readonly 'Create View'?: string
}

/** Rows change the next number, and not the table. */
const NEXT = / AUTO_INCREMENT=\d+/

async function printedMark({ db, dialect }: Found, statement: string, { before, after }: Part): Promise<string> {
  const names = [...new Set([before, after].flatMap(schema => objectsOf(schema)))].map(one => nameOf(one, dialect))
  const wanted = new Set(names.filter(name => statement.includes(name)))
  const rows = await sql<{ name: string }>`
    SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = database()`.all(db)
  const there = rows.map(({ name }) => dialect.quote(name)).filter(name => wanted.has(name))
  const texts: string[] = []
  for (const name of there.toSorted()) {
    const printed = await sql<Printed>`SHOW CREATE TABLE ${sql.unsafe(name)}`.first(db)
    texts.push(printed?.['Create View'] ?? printed?.['Create Table']?.replace(NEXT, '') ?? '')
  }
  return digestOf(texts.join('\n'))
}

const objectsOf = ({ tables, views }: DatabaseSchema) => [...tables, ...views].map(tableName)
