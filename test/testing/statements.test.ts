import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, from, load, type QueryEvent, type TransactionDatabase } from '../../src/index.ts'
import { recordStatements, StatementCountError } from '../../src/testing.ts'
import { Hero, seedHeroes, Team } from '../../src/testing/heroes.ts'
import { betterSqlite3 } from '../../adapters/better-sqlite3/index.ts'

const sent = recordStatements()
const writes = recordStatements({ where: ({ sql }) => !/^(SELECT|BEGIN|COMMIT)/.test(sql) })
let db: TransactionDatabase
beforeAll(async () => {
  const onQuery = (event: QueryEvent) => [sent, writes].forEach(one => one.onQuery(event))
  db = connect(betterSqlite3({ file: ':memory:' }), { onQuery })
  await seedHeroes(db)
})
afterAll(() => db.close())

const together = async () => load(db, Team, await from(Team).all(db), { heroes: true })
const oneByOne = async () => {
  const teams = await from(Team).all(db)
  for (const { id } of teams) await from(Hero).where(Hero.teamId.eq(id)).all(db)
  return teams
}

test('work that sends as many statements as expected answers', async () => {
  expect(await sent.expect(2, together)).toHaveLength(3)
})

test('work that sends others is an error that lists them, without values', async () => {
  const error: unknown = await sent.expect(2, oneByOne).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(StatementCountError)
  const { message, code, statements } = error as StatementCountError
  expect(code).toBe('STATEMENT_COUNT')
  expect(statements).toHaveLength(4)
  expect(message.split('\n')).toEqual([
    '4 statements were sent instead of 2',
    expect.stringMatching(/^1\. SELECT .* FROM "teams"$/),
    expect.stringMatching(/^2\. SELECT .* FROM "heroes" WHERE "heroes"\."team_id" = \+\?$/),
    expect.stringMatching(/^3\. SELECT/),
    expect.stringMatching(/^4\. SELECT/),
  ])
})

test('record() answers what was sent, and only while the work ran', async () => {
  await from(Team).all(db)
  const { answer, statements } = await sent.record(() => from(Team).count(db))
  expect(answer).toBe(3)
  expect(statements).toMatchObject([{ parameters: 0, rows: 1 }])
  await from(Team).all(db)
  expect(statements).toHaveLength(1)
})

test('statements of a transaction are counted with its words, or without those left out', async () => {
  const work = () => db.transaction(tx => from(Team).count(tx))
  await sent.expect(3, work)
  await writes.expect(0, work)
})

test('an error of the work is its own, and ends the recording', async () => {
  await expect(sent.expect(0, () => Promise.reject(new Error('mine')))).rejects.toThrow('mine')
  await sent.expect(1, () => from(Team).count(db))
})
