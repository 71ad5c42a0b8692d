// What columns and tables can be told.
import * as v from 'valibot'
import {
  array,
  bigint,
  blob,
  boolean,
  check,
  concat,
  connect,
  decimal,
  defineSchema,
  enumOf,
  expression,
  from,
  insertInto,
  integer,
  interval,
  json,
  now,
  plainDate,
  plainTime,
  real,
  table,
  text,
  timestamp,
  unique,
  update,
  uuid,
} from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { nodeSqlite } from 'isomodel/node-sqlite'

// #region columns
const Item = table('items', {
  id: integer().primaryKey(), // number, made by the database
  sku: text(v.regex(/^[A-Z]{3}-\d+$/)), // string, with any rule of valibot
  stock: bigint(), // bigint: 64 bits, exact
  weight: real().nullable(), // number or null
  price: decimal(10, 2), // string: '19.90', exact
  sold: boolean().default(false), // boolean
  addedAt: timestamp().default(() => new Date()), // Date: UTC, milliseconds
  release: plainDate().nullable(), // string: '2026-03-01'
  opens: plainTime().nullable(), // string: '09:30:00'
  warranty: interval().nullable(), // string: 'P1DT2H'
  external: uuid().default(() => crypto.randomUUID()), // string
  colour: enumOf('red', 'blue'), // 'red' | 'blue'
  tags: array(text()).default([]), // string[]
  size: json(v.object({ width: v.number(), height: v.number() })).nullable(), // the type of the schema
  photo: blob().nullable(), // Uint8Array
})
// #endregion

// #region shared
const timestamps = {
  createdAt: timestamp().defaultSql(now()).readonly(),
  updatedAt: timestamp()
    .default(() => new Date())
    .onUpdate(() => new Date()),
}

const User = table('users', {
  id: integer().primaryKey(),
  email: text(v.email()).unique(),
  passwordHash: text().private(), // read only where a select names it
  revision: integer().version(), // counts updates
  ...timestamps,
})
// #endregion

// #region options
const Person = table(
  'people',
  {
    id: integer().primaryKey(),
    first: text(),
    last: text(),
    born: integer().nullable(),
  },
  {
    constraints: t => [unique(t.first, t.last), check('born_lately', t.born.gt(1900))],
    computed: {
      initials: row => `${row.first[0]}${row.last[0]}`, // made in JavaScript
      fullName: expression(t => concat(t.first, ' ', t.last)), // made by the database, so queries can use it
    },
  },
)
// #endregion

const schema = defineSchema({ Item, User, Person })
await using db = connect(nodeSqlite({ file: ':memory:' }))
await createTables(db, schema)

// #region rows
const [item] = await insertInto(schema.Item)
  .values({ sku: 'TEA-1', stock: 9007199254740993n, price: '19.9', colour: 'red', addedAt: new Date(0) })
  .returning({ stock: schema.Item.stock, price: schema.Item.price, sold: schema.Item.sold, tags: schema.Item.tags })
  .all(db)
console.log(item)
//=> { stock: 9007199254740993n, price: '19.90', sold: false, tags: [] }
// #endregion

// #region private
await insertInto(schema.User).values({ email: 'ada@example.org', passwordHash: 'x' }).run(db)
await update(schema.User).set({ email: 'ada@example.com' }).everyRow().run(db)
const user = await from(schema.User).one(db)
console.log('passwordHash' in user, user.revision)
//=> false 2
// #endregion

// #region computed
await insertInto(schema.Person).values({ first: 'Ada', last: 'Lovelace' }).run(db)
const { fullName } = schema.Person
console.log(await from(schema.Person).where(fullName.startsWith('Ada L')).one(db))
//=> { id: 1, first: 'Ada', last: 'Lovelace', born: null, fullName: 'Ada Lovelace', initials: 'AL' }
// #endregion

// #region wrong
const make = () => defineSchema({ Note: table('notes', { text: text() }) } as never)
try {
  make()
} catch (error) {
  console.log(String(error))
  //=> DefinitionError: Note: there is no primary key
}
// #endregion

// #region about
console.log(schema.Person.$.name, schema.Person.$.primaryKey, Object.keys(schema.Person.$.columns))
//=> people [ 'id' ] [ 'id', 'first', 'last', 'born' ]
// #endregion
