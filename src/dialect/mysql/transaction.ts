// How transactions are said: https://dev.mysql.com/doc/refman/8.4/en/set-transaction.html
import { UnsupportedError } from '../../error/definition.ts'
import type { TransactionModes, Words } from '../dialect.ts'
import type { Flavour } from './flavour.ts'

/** What is not asked for is left to the settings of the server. The level is said before, and holds for one transaction. */
export const transaction =
  ({ name }: Flavour) =>
  ({ isolation, readOnly, deferrable }: TransactionModes): Words => {
    if (deferrable) throw new UnsupportedError('deferrable transactions', name)
    const mode = readOnly === undefined ? '' : readOnly ? ' READ ONLY' : ' READ WRITE'
    const level = isolation === undefined ? [] : [`SET TRANSACTION ISOLATION LEVEL ${isolation.toUpperCase()}`]
    return { begin: [...level, `START TRANSACTION${mode}`], commit: ['COMMIT'], rollback: ['ROLLBACK'] }
  }
