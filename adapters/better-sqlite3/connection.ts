import type { Connection, Driver } from '../../src/adapter/adapter.ts'
import { OpenCursors } from '../../src/adapter/cursors.ts'
import { narrowed } from '../../src/adapter/exact.ts'
import type { BetterSqlite3Database } from './driver.ts'
import { translate } from './errors.ts'
import { prepared, prepareStatement } from './statement.ts'

/** @param own - closes the database with the driver */
export function driver(database: BetterSqlite3Database, own: boolean): Driver {
  const cursors = new OpenCursors()
  const connection: Connection = {
    prepare(sql, arrays, exact = false) {
      cursors.reading()
      const statement = prepared(cursors, () => prepareStatement(database, sql, arrays, exact))
      return exact ? narrowed(statement) : statement
    },
    exec(statements) {
      cursors.writing()
      database.exec(statements.join(';'))
    },
    translate: (error, sql, parameters) => translate(error, { sql, parameters }, database.open),
  }
  return {
    acquire: () => connection,
    release() {},
    close() {
      cursors.close()
      if (own) database.close()
    },
  }
}
