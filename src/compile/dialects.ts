// The records of all databases, each able to show statements.
import * as mysqls from '../dialect/mysql/index.ts'
import { postgres as postgresRecord } from '../dialect/postgres/index.ts'
import { sqlite as sqliteRecord } from '../dialect/sqlite/index.ts'
import { type ShownDialect, shown } from './shown.ts'

/** SQLite, from 3.45: `query.toSQL(sqlite)`. */
export const sqlite: ShownDialect = /* @__PURE__ */ shown(sqliteRecord)

/** Postgres, from 14: `query.toSQL(postgres)`. */
export const postgres: ShownDialect = /* @__PURE__ */ shown(postgresRecord)

/** MySQL, from 8.0.19: `query.toSQL(mysql)`. */
export const mysql: ShownDialect = /* @__PURE__ */ shown(mysqls.mysql)

/** MariaDB, from 10.11: `query.toSQL(mariadb)`. */
export const mariadb: ShownDialect = /* @__PURE__ */ shown(mysqls.mariadb)
