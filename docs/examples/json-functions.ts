// Documents that are changed, asked and made in the database, lists, and patterns.
import * as v from 'valibot'
import {
  array,
  arrayContains,
  arrayLength,
  arrayOverlaps,
  bigint,
  connect,
  decimal,
  defineSchema,
  from,
  insertInto,
  integer,
  json,
  jsonAgg,
  jsonContains,
  jsonHas,
  jsonObject,
  jsonRemove,
  jsonSet,
  matches,
  table,
  text,
  update,
} from 'isomodel'
import { postgres } from 'isomodel/dialects'
import { createTables } from 'isomodel/migrate'
import { nodeSqlite } from 'isomodel/node-sqlite'

const Address = v.object({ city: v.string(), lines: v.array(v.string()), zip: v.optional(v.string()) })
const schema = defineSchema({
  Customer: table('customers', {
    id: integer().primaryKey(),
    name: text(),
    address: json(Address),
    tags: array(text()).default([]),
    points: bigint().default(0n),
    credit: decimal(10, 2).default('0'),
  }),
})
const { Customer } = schema

await using db = connect(nodeSqlite({ file: ':memory:' }))
await createTables(db, schema)
await insertInto(Customer)
  .values([
    {
      name: 'Ann',
      address: { city: 'Oslo', lines: ['Pier 9'], zip: '0150' },
      tags: ['new', 'north'],
      points: 2n ** 60n,
    },
    { name: 'Bob', address: { city: 'Rome', lines: [] }, tags: ['new'], credit: '12.50' },
  ])
  .run(db)

// #region change
const moved = jsonSet(Customer.address, ['lines', 0], 'Gate 2') // the path and the value are typed by the schema
await update(Customer)
  .set({ address: jsonRemove(moved, ['zip']) }) // what the schema needs cannot be removed here
  .where(Customer.id.eq(1))
  .run(db)
console.log(await from(Customer).where(Customer.id.eq(1)).select({ address: Customer.address }).one(db))
//=> { address: { city: 'Oslo', lines: [ 'Gate 2' ] } }
// #endregion

// #region ask
const asked = from(Customer).select({
  oslo: jsonContains(Customer.address, { city: 'Oslo' }), // an object that has these keys and values
  gate: jsonContains(Customer.address.at('lines'), 'Gate 2'), // a list that has this item
  zip: jsonHas(Customer.address, 'zip'),
})
console.log(await asked.all(db))
//=> [ { oslo: true, gate: true, zip: false }, { oslo: false, gate: false, zip: false } ]
// #endregion

// #region lists
const listed = from(Customer).select({
  both: arrayContains(Customer.tags, ['north', 'new']),
  either: arrayOverlaps(Customer.tags, ['north', 'south']),
  n: arrayLength(Customer.tags),
})
console.log(await listed.all(db))
//=> [ { both: true, either: true, n: 2 }, { both: false, either: false, n: 1 } ]
// #endregion

// #region made
const one = jsonObject({ name: Customer.name, points: Customer.points, credit: Customer.credit })
console.log(
  await from(Customer)
    .select({ all: jsonAgg(one, { orderBy: Customer.name.desc() }) })
    .one(db),
)
//=> {
//=>   all: [
//=>     { name: 'Bob', points: 0n, credit: '12.50' },
//=>     { name: 'Ann', points: 1152921504606846976n, credit: '0.00' }
//=>   ]
//=> }
// #endregion

// #region matches
const named = from(Customer).where(matches(Customer.name, '^(ann|bob)$', { caseInsensitive: true }))
console.log(named.select({ id: Customer.id }).toSQL(postgres))
//=> {
//=>   sql: 'SELECT "customers"."id" AS "id" FROM "customers" WHERE ("customers"."name" COLLATE "C" ~* $1::text)',
//=>   params: [ '^(ann|bob)$' ]
//=> }
// #endregion
