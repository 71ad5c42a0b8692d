import { expect, test } from 'vitest'
import { connect, from, insertInto, integer, prepare, sql, update } from 'isomodel'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { Hero, HeroMission } from '../model/quickstart.ts'

const db = connect(nodeSqlite({ file: ':memory:' }))
const wrong = 'one' as never
const byId = prepare({ id: integer() }, p => from(Hero).where(Hero.id.eq(p.id)))
const rename = prepare({ id: integer() }, p => update(Hero).set({ name: 'x' }).where(Hero.id.eq(p.id)))

test.each<[string, () => Promise<unknown>]>([
  ['get() of a missing key', () => db.get(Hero, undefined as never)],
  ['get() of half a key', () => db.get(HeroMission, { heroId: 1 } as never)],
  ['all() of a wrong operand', () => from(Hero).where(Hero.id.eq(wrong)).all(db)],
  ['count() of a wrong operand', () => from(Hero).where(Hero.id.eq(wrong)).count(db)],
  ['explain() of a wrong operand', () => from(Hero).where(Hero.id.eq(wrong)).explain(db)],
  ['a wrong row', () => insertInto(Hero).values(wrong).run(db)],
  ['a wrong patch', () => update(Hero).set({ age: wrong }).everyRow().returning().one(db)],
  ['a wrong parameter', () => byId.all(db, { id: wrong })],
  ['a wrong parameter of first()', () => byId.first(db, { id: wrong })],
  ['a wrong parameter of one()', () => byId.one(db, { id: wrong })],
  ['a wrong parameter of a write', () => rename.run(db, { id: wrong })],
  ['a transaction without a function', () => db.transaction(wrong)],
  ['a batch of no statements', () => db.batch([wrong])],
  ['wrong SQL', () => sql`select`.all(db)],
])('%s rejects and does not throw', async (_, call) => {
  const promise = call()
  await expect(promise).rejects.toMatchObject({ code: expect.stringMatching(/^(VALIDATION|QUERY)$/) })
})
