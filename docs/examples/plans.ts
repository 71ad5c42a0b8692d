// How statements run: plans as trees, advice in development, statements counted in tests.
import { advise, connect, explain, from, load } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { recordStatements } from 'isomodel/testing'
import { openHeroes } from './open.ts'
import { Hero, schema, Team } from './schema.ts'

const db = await openHeroes()

// #region tree
const plan = await explain(db, from(Hero).innerJoin(Hero.team).where(Hero.secretName.startsWith('J')))
console.log(plan.roots.map(({ operation, model }) => `${operation} ${model}`))
//=> [ 'scan Hero', 'search Team' ]
console.log(plan.text)
//=> scan Hero: SCAN heroes
//=> search Team: SEARCH teams USING INTEGER PRIMARY KEY (rowid=?)
// #endregion

// #region check
const { nodes } = await explain(db, from(Hero).where(Hero.age.gt(40)))
console.log(nodes.some(({ operation }) => operation === 'scan'))
//=> false
// #endregion

// #region advise
const watched = advise(db, {
  rows: 3,
  onAdvice: ({ kind, model, columns }) => console.log(kind, model, columns),
})
for (const { teamId } of await from(Hero).all(watched)) {
  if (teamId !== null) await watched.get(Team, teamId)
}
//=> repeats Team [ 'id' ]
await from(Hero).where(Hero.secretName.eq('nobody knows')).all(watched)
await watched.close()
//=> scan Hero [ 'secretName' ]
// #endregion

// #region count
const sent = recordStatements()
await using counted = connect(nodeSqlite({ file: ':memory:' }), { onQuery: sent.onQuery })
await createTables(counted, schema)

async function teams() {
  return load(counted, Team, await from(Team).all(counted), { heroes: true })
}
console.log(await sent.expect(1, teams)) // without teams there are no heroes to load
//=> []
const error: unknown = await sent.expect(2, teams).catch((thrown: unknown) => thrown)
console.log(String(error).split('\n')[0])
//=> StatementCountError: 1 statement was sent instead of 2
// #endregion
