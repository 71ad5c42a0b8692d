// Documents of any form in a table, for cases about their parts.
import {
  createTables,
  defineSchema,
  from,
  insertInto,
  insertSchema,
  array,
  boolean,
  integer,
  json,
  real,
  table,
  text,
  type TransactionDatabase,
  UnsupportedError,
} from './kit.ts'

const { City } = defineSchema({
  City: table('cities', { name: text(), zip: text().nullable(), id: integer().primaryKey() }),
})
const { Meta } = defineSchema({
  Meta: table('metas', {
    name: text().nullable(),
    size: real().nullable(),
    ok: boolean().nullable(),
    tags: array(text()).nullable(),
    city: json(insertSchema(City)).nullable(),
    id: integer().primaryKey(),
  }),
})

export const pageModels = defineSchema({
  Page: table('pages', {
    id: integer().primaryKey(),
    meta: json(insertSchema(Meta)).nullable(),
    /** Holds whatever a case writes there. */
    any: json(insertSchema(City)).nullable(),
    label: text().default('l'),
    size: real().default(0.1),
  }),
})
export const { Page } = pageModels

/** A page for each document, of any form. */
export async function pages(db: TransactionDatabase, ...documents: unknown[]): Promise<void> {
  await createTables(db, pageModels)
  await insertInto(Page)
    .values(
      documents.map(any => ({ any: any as never })),
      { validate: false },
    )
    .run(db)
}

/** What an expression answers on each page. */
export async function found(db: TransactionDatabase, expression: unknown): Promise<unknown[]> {
  const rows = await from(Page)
    .select({ found: expression as typeof Page.label })
    .orderBy(Page.id.asc())
    .all(db)
  return rows.map(row => row.found)
}

/** The answer, or undefined where the dialect refuses. */
export const tried = (answer: Promise<unknown>): Promise<unknown> =>
  answer.catch((error: unknown) => {
    if (error instanceof UnsupportedError) return undefined
    throw error
  })
