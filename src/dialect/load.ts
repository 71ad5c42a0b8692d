// The words of definitions for the one database that is open: pages have those of SQLite, and load no others.
import { UnsupportedError } from '../error/definition.ts'
import type { Definitions } from './definitions.ts'
import type { DefiningDialect, Dialect } from './dialect.ts'
import { ddl as sqlite } from './sqlite/ddl.ts'

const own = new Map<string, () => Definitions | Promise<Definitions>>([
  ['mariadb', async () => (await import('./mysql/ddl.ts')).mariadbDdl],
  ['mysql', async () => (await import('./mysql/ddl.ts')).mysqlDdl],
  ['postgres', async () => (await import('./postgres/ddl.ts')).ddl],
  ['sqlite', () => sqlite],
])

/** The dialect with its words for definitions. */
export async function loadDefinitions(dialect: Dialect): Promise<DefiningDialect> {
  const ddl = dialect.ddl ?? (await own.get(dialect.name)?.())
  if (!ddl) throw new UnsupportedError('definitions of tables', dialect.name)
  return { ...dialect, ddl }
}
