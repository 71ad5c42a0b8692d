// How transactions are said: https://www.postgresql.org/docs/current/sql-begin.html
import type { TransactionModes, Words } from '../dialect.ts'

/** What is not asked for is left to the settings of the server. */
export function transaction({ isolation, readOnly, deferrable }: TransactionModes): Words {
  const modes: string[] = []
  if (isolation !== undefined) modes.push(`ISOLATION LEVEL ${isolation.toUpperCase()}`)
  if (readOnly !== undefined) modes.push(readOnly ? 'READ ONLY' : 'READ WRITE')
  if (deferrable !== undefined) modes.push(deferrable ? 'DEFERRABLE' : 'NOT DEFERRABLE')
  return { begin: [`BEGIN ${modes.join(', ')}`.trim()], commit: ['COMMIT'], rollback: ['ROLLBACK'] }
}
