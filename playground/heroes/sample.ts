// The rows that the page starts with.
import { insertInto, type Transaction } from 'isomodel'
import { Hero, HeroMission, Mission, Team } from './schema.ts'

const teams = [
  { id: 1, name: 'Night Shift', headquarters: 'Pier 9' },
  { id: 2, name: 'Cloud Watch', headquarters: 'Weather station' },
  { id: 3, name: 'The Retired', headquarters: 'Sea View House' },
]

const createdAt = new Date('2026-03-01T09:00:00Z')
const heroes = [
  { id: 1, name: 'Captain Tide', secretName: 'Marten Vos', age: 52, teamId: 1, createdAt },
  { id: 2, name: 'Lantern Jane', secretName: 'Jane Okafor', age: 34, teamId: 1, createdAt },
  { id: 3, name: 'Switchboard', secretName: 'Ana Kovač', age: 29, teamId: 1, createdAt },
  { id: 4, name: 'Barometer', secretName: 'Yusuf Demir', age: 41, teamId: 2, createdAt },
  { id: 5, name: 'Static', secretName: 'Inês Duarte', age: 17, teamId: 2, createdAt },
  { id: 6, name: 'Granny Thunder', secretName: 'Edith Holm', age: 78, teamId: 3, createdAt },
  { id: 7, name: 'Paper Crane', secretName: 'Mei Tanaka', age: 23, teamId: null, createdAt },
  { id: 8, name: 'The Locksmith', secretName: 'nobody knows', age: null, teamId: null, createdAt },
]

const missions = [
  { id: 1, title: 'Lights out at Pier 4' },
  { id: 2, title: 'The stolen thunder' },
  { id: 3, title: 'A quiet Sunday' },
]

const heroMissions = [
  { heroId: 1, missionId: 1, role: 'lead' },
  { heroId: 2, missionId: 1, role: 'light' },
  { heroId: 8, missionId: 1 },
  { heroId: 4, missionId: 2, role: 'forecast' },
  { heroId: 5, missionId: 2 },
  { heroId: 6, missionId: 2, role: 'lead' },
]

export async function insertSample(tx: Transaction): Promise<void> {
  await insertInto(Team).values(teams).run(tx)
  await insertInto(Hero).values(heroes).run(tx)
  await insertInto(Mission).values(missions).run(tx)
  await insertInto(HeroMission).values(heroMissions).run(tx)
}
