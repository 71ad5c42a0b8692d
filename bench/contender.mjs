// This library in the race against its peers. The race brings the data and the clock: run it from the folder of its
// harness and pass `--contender=.../bench/contender.mjs`. `npm run build` comes first.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import * as v from 'valibot'
import {
  boolean,
  connect,
  count,
  defineSchema,
  from,
  insertInto,
  integer,
  json,
  many,
  one,
  prepare,
  real,
  sum,
  table,
  text,
  timestamp,
  update,
} from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { pg } from 'isomodel/pg'
import { sqlite } from 'isomodel/dialects'

const harness = pathToFileURL(`${process.cwd()}/`)
const { loadStatements } = await import(new URL('lib/sqlite-db.mjs', harness))
const project = new URL('..', import.meta.resolve('isomodel'))

const id = () => integer().primaryKey()
const preserved = { naming: 'preserve' }

/** The models; moments are kept as the database has them. */
const models = time =>
  defineSchema(
    {
      Customer: table(
        'customers',
        {
          id: id(),
          companyName: text(),
          contactName: text(),
          contactTitle: text().nullable(),
          address: text(),
          city: text(),
          region: text().nullable(),
          postalCode: text().nullable(),
          country: text(),
          phone: text(),
          isActive: boolean(),
          creditLimit: real(),
          meta: json(v.object({ tier: v.number(), tags: v.array(v.string()) })),
          createdAt: time(),
        },
        preserved,
      ),
      Employee: table('employees', { id: id(), firstName: text(), lastName: text() }, preserved),
      Product: table(
        'products',
        {
          id: id(),
          name: text(),
          supplierId: integer(),
          categoryId: integer(),
          unitPrice: real(),
          unitsInStock: integer(),
          discontinued: boolean(),
          tags: json(v.array(v.string())),
          createdAt: time(),
        },
        preserved,
      ),
      Order: table(
        'orders',
        {
          id: id(),
          customerId: integer().references('Customer.id'),
          employeeId: integer().references('Employee.id'),
          orderDate: time(),
          requiredDate: time(),
          shippedDate: time().nullable(),
          freight: real(),
          shipName: text(),
          shipCity: text(),
          shipCountry: text().nullable(),
          isPaid: boolean(),
          meta: json(v.object({ note: v.string(), n: v.number() })).nullable(),
        },
        preserved,
      ),
      Detail: table(
        'order_details',
        {
          id: id(),
          orderId: integer().references('Order.id'),
          productId: integer().references('Product.id'),
          unitPrice: real(),
          quantity: integer(),
          discount: real(),
        },
        preserved,
      ),
    },
    {
      Customer: { orders: many('Order.customerId') },
      Order: { details: many('Detail.orderId') },
      Detail: { product: one('productId') },
    },
  )

const { Customer, Employee, Product, Order, Detail } = models(() => timestamp({ storage: 'milliseconds' }))

/** Customers with their orders, the orders' details and their products. */
const nested = ({ Customer }, count, after) =>
  from(Customer)
    .where(Customer.id.gt(after), Customer.id.lte(after + count))
    .orderBy(Customer.id.asc())
    .include({ orders: { include: { details: { include: { product: true } } } } })

const byId = id => from(Customer).where(Customer.id.eq(id))

function totals(after) {
  const total = sum(Detail.unitPrice.times(Detail.quantity))
  return from(Order)
    .innerJoin(Customer, Customer.id.eq(Order.customerId))
    .innerJoin(Detail, Detail.orderId.eq(Order.id))
    .where(Order.id.gt(after), Order.id.lte(after + 500))
    .groupBy(Order.id, Order.shipCity, Customer.companyName)
    .select({ id: Order.id, shipCity: Order.shipCity, companyName: Customer.companyName, total, n: count() })
    .orderBy(total.desc())
    .limit(50)
}

const searched = after =>
  from(Order)
    .innerJoin(Customer, Customer.id.eq(Order.customerId))
    .leftJoin(Employee, Employee.id.eq(Order.employeeId))
    .where(
      Order.id.gt(after),
      Customer.country.eq('DE'),
      Order.freight.lt(50),
      Order.shipCity.in(['Lyon', 'Bern', 'Cork']),
    )
    .select({
      id: Order.id,
      freight: Order.freight,
      shipCity: Order.shipCity,
      companyName: Customer.companyName,
      lastName: Employee.lastName,
    })
    .orderBy(Order.freight.desc(), Order.id.asc())
    .limit(20)
    .offset(40)

function upserted(id) {
  const product = {
    id,
    name: 'x',
    supplierId: 1,
    categoryId: 2,
    unitPrice: 3,
    unitsInStock: 4,
    discontinued: false,
    tags: [],
    createdAt: new Date(0),
  }
  return insertInto(Product).values(product).onConflict(Product.id).update({ name: 'x', unitPrice: 3 })
}

function build() {
  return {
    selectById: i => byId(i).toSQL(sqlite),
    complexSelect: i => searched(i).toSQL(sqlite),
    insert1: (_, rows) => insertInto(Order).values(rows[0]).toSQL(sqlite),
    insert100: (_, rows) => insertInto(Order).values(rows).toSQL(sqlite),
    update: i => update(Order).set({ freight: i, shipCity: 'Bonn', isPaid: true }).where(Order.id.eq(i)).toSQL(sqlite),
    upsert: i => upserted(i).toSQL(sqlite),
  }
}

async function open() {
  const driver = new Database(':memory:')
  for (const statement of loadStatements()) driver.exec(statement)
  const db = connect(betterSqlite3(driver))
  await db.open()
  return { driver, db }
}

async function operations() {
  const { driver, db } = await open()
  const prepared = prepare({ id: integer() }, p => from(Customer).where(Customer.id.eq(p.id)))
  return {
    exec: text => driver.exec(text),
    close: () => db.close(),
    pointSelect: id => byId(id).first(db),
    pointSelectPrepared: id => prepared.first(db, { id }),
    list: after => from(Order).where(Order.id.gt(after)).orderBy(Order.id.asc()).limit(1000).all(db),
    agg: after => totals(after).all(db),
    nested: (count, after) => nested({ Customer }, count, after).all(db),
    insertTx: rows =>
      db.transaction(async tx => {
        const ids = []
        for (const row of rows) ids.push((await insertInto(Order).values(row).returning({ id: Order.id }).one(tx)).id)
        return ids
      }),
    bulkInsert: rows => insertInto(Order).values(rows).run(db),
    updateTx: (ids, freight) =>
      db.transaction(async tx => {
        for (const id of ids) await update(Order).set({ freight, shipCity: 'Bonn' }).where(Order.id.eq(id)).run(tx)
      }),
    loadAll: n => from(Detail).orderBy(Detail.id.asc()).limit(n).all(db),
    loadOrders: n => from(Order).orderBy(Order.id.asc()).limit(n).all(db),
    stream: async (n, onRow) => {
      for await (const row of from(Detail).orderBy(Detail.id.asc()).limit(n).stream(db)) onRow(row)
    },
  }
}

/** On Postgres: reading, which is raced there. */
async function onPostgres({ pg: server, pool }) {
  const { Customer, Order } = models(timestamp)
  const url = `postgres://${server.user}:${server.password}@${server.host}:${server.port}/${server.database}`
  const db = connect(pg({ url, max: pool }))
  await db.open()
  return {
    close: () => db.close(),
    pointSelect: id => from(Customer).where(Customer.id.eq(id)).first(db),
    list: after => from(Order).where(Order.id.gt(after)).orderBy(Order.id.asc()).limit(1000).all(db),
    nested: (count, after) => nested({ Customer }, count, after).all(db),
  }
}

/** Other ways to do the same, so that their prices stand beside those of the usual way. */
async function variants() {
  const { driver, db } = await open()
  return {
    exec: text => driver.exec(text),
    close: () => db.close(),
    pointSelect: id => db.get(Customer, id),
    pointSelectPrepared: id => byId(id).first(db),
    insertTx: rows =>
      db.transaction(async tx => {
        for (const row of rows) await insertInto(Order).values(row).run(tx)
      }),
    bulkInsert: rows => insertInto(Order).values(rows, { validate: false }).run(db),
  }
}

const bundle = () => readFileSync(new URL('bench/budget/apps/crud-nested.ts', project), 'utf8')

const kinds = {
  int: 'integer()',
  text: 'text()',
  bool: 'boolean()',
  date: "timestamp({ storage: 'milliseconds' })",
  json: 'json(v.unknown())',
  real: 'real()',
}

/** The harness's type project. */
function types({ tables, queries, sample }) {
  const column = (owner, { name, kind, nullable }) => {
    const parent = owner.belongsTo.find(({ fk }) => fk === name)
    const key = name === 'id' ? '.primaryKey()' : ''
    return `${name}: ${kinds[kind]}${key}${nullable ? '.nullable()' : ''}${parent ? `.references('${parent.Target}.id')` : ''}`
  }
  const relations = ({ Name, belongsTo, hasMany }) => {
    const up = belongsTo.map(({ prop, fk }) => `${prop}: one('${fk}')`)
    const down = hasMany.map(({ prop, Target, fk }) => `${prop}: many('${Target}.${fk}')`)
    return `  ${Name}: { ${[...up, ...down].join(', ')} },`
  }
  const tableLine = one =>
    `  ${one.Name}: table('${one.name}', { ${one.cols.map(cell => column(one, cell)).join(', ')} }),`
  const query = ({ kind, table: { Name, cols }, target, fk, prop, child, backProp }, at) => {
    const start = `export async function q${at}(db: Executor) { `
    const t = `s.${Name}`
    const p = `s.${target.Name}`
    if (kind === 'byId')
      return `${start}const row = await from(${t}).where(${t}.id.eq(${at})).first(db); return row?.c1 }`
    if (kind === 'filter')
      return `${start}const rows = await from(${t}).where(${t}.c1.eq('x'), ${t}.c2.gt(3), ${t}.c3.eq(true)).orderBy(${t}.c4.desc()).limit(10).select({ id: ${t}.id, c1: ${t}.c1, c2: ${t}.c2, c3: ${t}.c3 }).all(db); return rows[0]!.c1 }`
    if (kind === 'join' && t === p)
      return `${start}const rows = await from(${t}).where(${t}.c3.eq(true)).all(db); return rows[0]!.c2 }`
    if (kind === 'join')
      return `${start}const rows = await from(${t}).innerJoin(${p}, ${p}.id.eq(${t}.${fk})).where(${p}.c3.eq(true)).select({ id: ${t}.id, c1: ${t}.c1, tc2: ${p}.c2 }).all(db); return rows[0]!.tc2 }`
    if (kind === 'nested') {
      const back = `${backProp}: { select: { id: ${t}.id, c1: ${t}.c1 } }`
      const children = `${prop}: { select: { id: s.${child.Name}.id, c1: s.${child.Name}.c1 }, include: { ${back} } }`
      return `${start}const rows = await from(${t}).limit(5).include({ ${children} }).all(db); return rows[0]!.${prop}[0]!.${backProp}!.c1 }`
    }
    if (kind === 'insert') {
      const values = cols.slice(1).map(({ name, kind }) => `${name}: ${sample[kind]}`)
      return `${start}const row = await insertInto(${t}).values({ ${values.join(', ')} }).returning({ id: ${t}.id, c1: ${t}.c1 }).one(db); return row.id }`
    }
    return `${start}await update(${t}).set({ c1: 'y', c2: 4 }).where(${t}.id.eq(${at})).run(db) }`
  }
  return {
    'schema.ts': `import { boolean, defineSchema, integer, json, many, one, real, table, text, timestamp } from 'isomodel'
import * as v from 'valibot'
export const schema = defineSchema({
${tables.map(tableLine).join('\n')}
}, {
${tables.map(relations).join('\n')}
})
export const { ${tables.map(({ Name }) => Name).join(', ')} } = schema
`,
    'queries.ts': `import { from, insertInto, update, type Executor } from 'isomodel'
import * as s from './schema'
${queries.map(query).join('\n')}
`,
  }
}

export default [
  {
    id: 'isomodel',
    build,
    sqlite: operations,
    pg: onPostgres,
    bundle,
    bundleExternal: ['better-sqlite3'],
    importName: { sqlite: 'isomodel' },
    types,
  },
  { id: 'isomodel-other', sqlite: variants },
]
