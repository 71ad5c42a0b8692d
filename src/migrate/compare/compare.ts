// What is otherwise in a database than a description says.
import type { DatabaseSchema } from '../../ast/schema.ts'
import type { BatchDatabase } from '../../database/types.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { inspect } from '../inspect/inspect.ts'
import { type Facts, type PhysicalTable, physicalTables, type Texts } from './physical.ts'

/** One thing that differs. */
export interface Difference {
  /** The table or view, as it is called in the database. */
  readonly table: string
  /** One sentence. */
  readonly text: string
}

/** Compares the tables and views of a description with those of the same name in the database, which may have others. */
export async function compareTables(
  db: BatchDatabase,
  dialect: DefiningDialect,
  expected: DatabaseSchema,
  texts: Texts = 'present',
): Promise<Difference[]> {
  const schemas = [...new Set(expected.tables.flatMap(({ schema }) => schema ?? []))]
  const live = await inspect(db, dialect.abilities.schemas ? { schemas } : {})
  const found = physicalTables(live, dialect, texts)
  const tables = [...physicalTables(expected, dialect, texts).values()]
  const views = new Set(live.views.map(({ name }) => name))
  return [
    ...tables.flatMap(table => tableDifferences(table, found.get(table.name))),
    ...expected.views.flatMap(({ name, schema }) =>
      schema !== undefined || views.has(name) ? [] : [{ table: name, text: `there is no view ${name}` }],
    ),
  ]
}

function tableDifferences(expected: PhysicalTable, live: PhysicalTable | undefined): Difference[] {
  const { name } = expected
  if (!live) return [{ table: name, text: `there is no table ${name}` }]
  const texts = [
    ...factDifferences(`the column ${name}.`, expected.columns, live.columns),
    ...factDifferences(`${name}: `, expected.keys, live.keys),
  ]
  return texts.map(text => ({ table: name, text }))
}

function factDifferences(prefix: string, expected: Facts, live: Facts): string[] {
  const missing = [...expected].flatMap(([key, fact]) => {
    const found = live.get(key)
    if (found === undefined) return [`${prefix}${key} is not there`]
    return found === fact ? [] : [`${prefix}${key} is ${found || 'plain'} and not ${fact || 'plain'}`]
  })
  const more = [...live.keys()].filter(key => !expected.has(key)).map(key => `${prefix}${key} is there besides`)
  return [...missing, ...more]
}
