// JSON documents and lists in columns.
import * as v from 'valibot'
import { array, connect, defineSchema, from, insertInto, integer, json, table, text } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { nodeSqlite } from 'isomodel/node-sqlite'

// #region model
const Address = v.object({ city: v.string(), lines: v.array(v.string()), zip: v.optional(v.string()) })
const schema = defineSchema({
  Customer: table('customers', {
    id: integer().primaryKey(),
    address: json(Address).nullable(),
    tags: array(text(v.nonEmpty())).default([]),
  }),
})
const { Customer } = schema
// #endregion

await using db = connect(nodeSqlite({ file: ':memory:' }))
await createTables(db, schema)

// #region use
await insertInto(Customer)
  .values([{ address: { city: 'Oslo', lines: ['Pier 9', 'Gate 2'] }, tags: ['new', 'north'] }, { address: null }])
  .run(db)

const { address } = Customer
const found = from(Customer)
  .where(address.at('city').startsWith('Os'), Customer.tags.has('north'))
  .select({ city: address.at('city'), second: address.at('lines', 1), zip: address.at('zip'), address })
console.log(await found.one(db))
//=> {
//=>   city: 'Oslo',
//=>   second: 'Gate 2',
//=>   zip: null,
//=>   address: { city: 'Oslo', lines: [ 'Pier 9', 'Gate 2' ] }
//=> }
console.log(await from(Customer).where(address.isNull()).count(db))
//=> 1
// #endregion
