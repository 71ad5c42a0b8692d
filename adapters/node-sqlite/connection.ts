import type { Connection, Driver } from '../../src/adapter/adapter.ts'
import { OpenCursors } from '../../src/adapter/cursors.ts'
import { narrowed } from '../../src/adapter/exact.ts'
import type { NodeSqliteDatabase } from './driver.ts'
import { translate } from './errors.ts'
import { prepared, prepareStatement } from './statement.ts'

/** @param own - closes the database with the driver */
export function driver(database: NodeSqliteDatabase, own: boolean): Driver {
  const cursors = new OpenCursors()
  const connection: Connection = {
    /** Rows are arrays, asked for or not. */
    prepare(sql, _arrays, exact = false) {
      cursors.reading()
      const statement = prepared(cursors, sql, () => prepareStatement(database, sql, exact))
      return exact ? narrowed(statement) : statement
    },
    exec(statements) {
      cursors.writing()
      database.exec(statements.join(';'))
    },
    translate: (error, sql, parameters) => translate(error, { sql, parameters }, database.isOpen),
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
