// The tables in which a database remembers its migrations, and who changes it.
import type { BatchDatabase, Transaction } from '../../database/types.ts'
import { enumOf, integer, text, timestamp } from '../../model/columns.ts'
import { defineSchema } from '../../model/schema.ts'
import { table } from '../../model/table.ts'
import { sql } from '../../query/sql.ts'

export type Target = BatchDatabase | Transaction

/** Names of tables that are ours: no description of a database has them. */
export const OWN_TABLES = ['isomodel_migrations', 'isomodel_lock'] as const

/** One format of these tables is known so far. */
export const FORMAT = 1

export const { Applied, Lease } = /* @__PURE__ */ defineSchema({
  Applied: /* @__PURE__ */ table(OWN_TABLES[0], {
    name: /* @__PURE__ */ text().primaryKey(),
    hash: /* @__PURE__ */ text(),
    state: /* @__PURE__ */ enumOf('running', 'applied', 'undoing'),
    /** Counts the migrations of the database, from 1. */
    place: /* @__PURE__ */ integer(),
    /** How many parts are done of one that is not finished. */
    step: /* @__PURE__ */ integer(),
    /** How the tables looked before the part that was begun last, where nothing takes it back. */
    mark: /* @__PURE__ */ text().nullable(),
    startedAt: /* @__PURE__ */ timestamp(),
    finishedAt: /* @__PURE__ */ timestamp().nullable(),
    format: /* @__PURE__ */ integer(),
  }),
  Lease: /* @__PURE__ */ table(OWN_TABLES[1], {
    id: /* @__PURE__ */ integer().primaryKey(),
    owner: /* @__PURE__ */ text(),
    until: /* @__PURE__ */ timestamp(),
  }),
})

/** How databases are asked whether they have a table, by dialect. */
const QUESTIONS: Readonly<Record<string, string>> = {
  sqlite: `SELECT 1 AS found FROM sqlite_schema WHERE type = 'table' AND name = '$'`,
  postgres: `SELECT 1 AS found WHERE to_regclass('$') IS NOT NULL`,
  mysql: `SELECT 1 AS found FROM information_schema.TABLES WHERE TABLE_SCHEMA = database() AND TABLE_NAME = '$'`,
}

export async function hasTable(db: Target, name: string): Promise<boolean> {
  const { name: dialect } = db['~dialect']
  const question = QUESTIONS[dialect === 'mariadb' ? 'mysql' : dialect] ?? (QUESTIONS['postgres'] as string)
  return (await sql`${sql.unsafe(question.replace('$', name))}`.first(db)) !== undefined
}

/** Whether the database remembers migrations. */
export const hasJournal = (db: Target): Promise<boolean> => hasTable(db, OWN_TABLES[0])
