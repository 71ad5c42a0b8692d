// A database in memory with the tables of schema.ts and a few rows, for the other examples.
import { connect, insertInto, type TransactionDatabase } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { Hero, HeroMission, Mission, schema, Team } from './schema.ts'

export async function openHeroes(): Promise<TransactionDatabase> {
  const db = connect(nodeSqlite({ file: ':memory:' }))
  await createTables(db, schema)
  const createdAt = new Date('2026-03-01T09:00:00Z')
  await db.batch([
    insertInto(Team).values([
      { id: 1, name: 'Night Shift', headquarters: 'Pier 9' },
      { id: 2, name: 'Cloud Watch', headquarters: 'Weather station' },
    ]),
    insertInto(Hero).values([
      { id: 1, name: 'Captain Tide', secretName: 'Marten Vos', age: 52, teamId: 1, createdAt },
      { id: 2, name: 'Lantern Jane', secretName: 'Jane Okafor', age: 34, teamId: 1, createdAt },
      { id: 3, name: 'Barometer', secretName: 'Yusuf Demir', age: 17, teamId: 2, createdAt },
      { id: 4, name: 'The Locksmith', secretName: 'nobody knows', createdAt },
    ]),
    insertInto(Mission).values([
      { id: 1, title: 'Lights out at Pier 4' },
      { id: 2, title: 'The stolen thunder' },
    ]),
    insertInto(HeroMission).values([
      { heroId: 1, missionId: 1, role: 'lead' },
      { heroId: 2, missionId: 1 },
      { heroId: 3, missionId: 2, role: 'forecast' },
    ]),
  ])
  return db
}
