// The database of the page: the one place that says where the record shop is kept.
import { connect, type Database, sql } from 'isomodel'
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { answerTimes, type AnswerTimes } from './answer-times.ts'

export type Place = 'opfs' | 'memory'

export interface Shop {
  readonly db: Database
  readonly version: string
  readonly times: AnswerTimes
}

/** Opens the database. Throws StorageUnavailable where it cannot be kept, or another tab has it. */
export async function openShop(_place: Place): Promise<Shop> {
  const times = answerTimes()
  const db = connect(sqliteWasm({ storage: 'memory' }))
  await db.open()
  const { version } = await sql<{ version: string }>`select sqlite_version() as version`.one(db)
  return { db, version, times }
}
