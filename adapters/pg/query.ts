// How pg is asked.
import { rawParser } from '../../src/dialect/postgres/raw.ts'
import type { PgClient, PgQuery, PgResult, PgTypes } from './driver.ts'

const asText = (text: string): string => text
/** Cells as the text that Postgres sends: codecs read it. */
export const TEXTS: PgTypes = { getTypeParser: () => asText }
/** Cells by the types that Postgres gives them. */
export const VALUES: PgTypes = { getTypeParser: rawParser }

type Answer = PgResult | PgResult[]

/** A query as pg makes them, with a part that its declarations do not name: how a row is made of its cells. */
interface Made {
  _result?: { parseRow?: (cells: unknown[]) => unknown[] }
}
type MakeQuery = new (query: PgQuery, values: undefined, done: (error: unknown, answer: Answer) => void) => Made

const asTheyCame = (cells: unknown[]): unknown[] => cells

/** Cells that are wanted as the texts that came are not looked at again: pg would call a function for each. */
export function ask(client: PgClient, query: PgQuery): Promise<Answer> {
  const { Query } = client.constructor as { readonly Query?: MakeQuery }
  if (query.types !== TEXTS || !Query) return client.query(query)
  return new Promise((resolve, reject) => {
    const made = new Query(query, undefined, (error, answer) => {
      if (error) reject(error as Error)
      else resolve(answer)
    })
    if (made._result?.parseRow) made._result.parseRow = asTheyCame
    void client.query(made as never)
  })
}
