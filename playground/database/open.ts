// The database of the page: the one place that says where the record shop is kept.
import { connect, type Database, sql } from 'isomodel'
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { answerTimes, type AnswerTimes } from './answer-times.ts'

/** `snapshot`: in memory and saved whole to IndexedDB, where the browser has no OPFS. */
export type Place = 'opfs' | 'snapshot' | 'memory'

export interface Shop {
  readonly db: Database
  readonly version: string
  readonly times: AnswerTimes
}

/** Opens the database. Throws StorageUnavailable where it cannot be kept, or another tab has it. */
export async function openShop(place: Place): Promise<Shop> {
  const times = answerTimes()
  const db = connect(adapter(place, times))
  await db.open()
  const { version } = await sql<{ version: string }>`select sqlite_version() as version`.one(db)
  return { db, version, times }
}

function adapter(place: Place, { add }: AnswerTimes) {
  if (place === 'memory') return sqliteWasm({ storage: 'memory' })
  const kept = { name: 'record-shop', storage: 'opfs', onAnswer: add } as const
  return sqliteWasm(place === 'snapshot' ? { ...kept, fallback: 'snapshot' } : kept)
}
