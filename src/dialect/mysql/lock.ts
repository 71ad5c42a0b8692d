// Queries that lock their rows: https://dev.mysql.com/doc/refman/8.4/en/innodb-locking-reads.html
// MariaDB has no name for the tables, and an older word for sharing: https://mariadb.com/kb/en/lock-in-share-mode/
import type { Lock, SelectPlan, Source } from '../../ast/query.ts'
import { UnsupportedError } from '../../error/definition.ts'
import { ValidationError } from '../../error/validation.ts'
import { requireRows } from '../lock.ts'
import type { Flavour } from './flavour.ts'

const WORDS = {
  mysql: { update: ' FOR UPDATE', share: ' FOR SHARE' },
  mariadb: { update: ' FOR UPDATE', share: ' LOCK IN SHARE MODE' },
}

/** The clause at the end of a query. Rows of the result have to be rows of tables. */
export const lock =
  ({ name }: Flavour) =>
  (
    { strength, of, skipLocked, noWait }: Lock,
    query: SelectPlan,
    missing: ReadonlySet<string>,
    named: (source: Source) => string,
  ): string => {
    if (skipLocked && noWait) throw new ValidationError('skipLocked and noWait exclude each other')
    requireRows({ strength, of }, query, missing, name)
    if (of.length > 0 && name === 'mariadb') throw new UnsupportedError('locking some of the tables of a query', name)
    const tables = of.length ? ` OF ${of.map(named).join(', ')}` : ''
    return `${WORDS[name][strength]}${tables}${skipLocked ? ' SKIP LOCKED' : noWait ? ' NOWAIT' : ''}`
  }
