// SQL inside definitions as text for each database.
import type { DialectName, SqlText } from '../ast/schema.ts'
import { defining } from '../dialect/defining.ts'
import type { DefiningDialect } from '../dialect/dialect.ts'
import { mariadb, mysql } from '../dialect/mysql/index.ts'
import { postgres } from '../dialect/postgres/index.ts'
import { sqlite } from '../dialect/sqlite/index.ts'
import { UnsupportedError } from '../error/definition.ts'

/** Made where they are asked for: what runs when it is loaded would be in every bundle. */
const definingAll = (): readonly [DialectName, DefiningDialect][] => [
  ['sqlite', defining(sqlite)],
  ['postgres', defining(postgres)],
  ['mysql', defining(mysql)],
  ['mariadb', defining(mariadb)],
]

/**
 * What `write` answers for each dialect: one text where all are equal. A dialect that lacks what is to be written is left
 * out; where all lack it, it is the UnsupportedError of the first.
 */
export function sqlText(write: (dialect: DefiningDialect) => string): SqlText {
  const dialects = definingAll()
  const written: [DialectName, string][] = []
  let failure: UnsupportedError | undefined
  for (const [name, dialect] of dialects) {
    try {
      written.push([name, write(dialect)])
    } catch (error) {
      if (!(error instanceof UnsupportedError)) throw error
      failure ??= error
    }
  }
  const [first] = written
  if (!first) throw failure
  const same = written.length === dialects.length && written.every(([, text]) => text === first[1])
  return same ? first[1] : Object.fromEntries(written)
}
