// How all our own dialects define tables: for what writes SQL without a database.
import { UnsupportedError } from '../error/definition.ts'
import type { Definitions } from './definitions.ts'
import type { DefiningDialect, Dialect } from './dialect.ts'
import { mariadbDdl, mysqlDdl } from './mysql/ddl.ts'
import { ddl as postgres } from './postgres/ddl.ts'
import { ddl as sqlite } from './sqlite/ddl.ts'

const own = new Map<string, Definitions>([
  ['mariadb', mariadbDdl],
  ['mysql', mysqlDdl],
  ['postgres', postgres],
  ['sqlite', sqlite],
])

/** The dialect with its words for definitions. */
export function defining(dialect: Dialect): DefiningDialect {
  const ddl = dialect.ddl ?? own.get(dialect.name)
  if (!ddl) throw new UnsupportedError('definitions of tables', dialect.name)
  return { ...dialect, ddl }
}
