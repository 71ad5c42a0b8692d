// Said once: filters of models, helpers that take queries, and views.
// #region filters
import {
  connect,
  defineSchema,
  filter,
  insertInto,
  integer,
  many,
  one,
  softDelete,
  table,
  text,
  timestamp,
} from 'isomodel'

const schema = defineSchema(
  {
    Shop: table(
      'shops',
      { id: integer().primaryKey(), tenant: integer(), city: text() },
      { filters: [filter('tenant', integer(), (t, tenant) => t.tenant.eq(tenant))] },
    ),
    Sale: table(
      'sales',
      {
        id: integer().primaryKey(),
        shopId: integer().references('Shop.id'),
        amount: integer(),
        deletedAt: timestamp().nullable(),
      },
      { filters: [softDelete('deletedAt'), filter('real', t => t.amount.gt(0))] },
    ),
  },
  { Shop: { sales: many('Sale.shopId') }, Sale: { shop: one('shopId') } },
)
const { Shop, Sale } = schema
// #endregion

import { createTables } from 'isomodel/migrate'
import { nodeSqlite } from 'isomodel/node-sqlite'

await using db = connect(nodeSqlite({ file: ':memory:' }))
await createTables(db, schema)
await insertInto(Shop)
  .values([
    { id: 1, tenant: 7, city: 'Oslo' },
    { id: 2, tenant: 7, city: 'Bergen' },
    { id: 3, tenant: 8, city: 'Rome' },
  ])
  .run(db)
await insertInto(Sale)
  .values([
    { id: 1, shopId: 1, amount: 30 },
    { id: 2, shopId: 1, amount: 0 },
    { id: 3, shopId: 2, amount: 5 },
    { id: 4, shopId: 3, amount: 9 },
  ])
  .run(db)

// #region values
import { from, load, withFilters } from 'isomodel'

const seven = withFilters(db, schema, { tenant: 7 }) // one for each request
console.log(await from(Shop).leftJoin(Shop.sales).select({ city: Shop.city, amount: Sale.amount }).all(seven))
//=> [ { city: 'Oslo', amount: 30 }, { city: 'Bergen', amount: 5 } ]
console.log(await seven.get(Shop, 3), await from(Shop).count(withFilters(db, schema, { tenant: 8 })))
//=> undefined 1
await from(Shop)
  .all(db)
  .catch((error: Error) => console.log(error.message))
//=> the filter 'tenant' of Shop has no value: run it on withFilters(db, ...)
// #endregion

// #region delete
import { deleteFrom, unfiltered, update } from 'isomodel'

console.log(await deleteFrom(Sale).where(Sale.id.eq(3)).run(seven)) // UPDATE "sales" SET "deleted_at" = ...
//=> 1
const shops = await from(Shop).all(seven)
console.log((await load(seven, Shop, shops, { sales: true })).map(shop => shop.sales.length))
//=> [ 1, 0 ]
// #endregion

// #region unfiltered
const AllSales = unfiltered(Sale, 'softDelete', 'real')
console.log(await from(Sale).count(db), await from(AllSales).count(db))
//=> 2 4
console.log((await load(seven, unfiltered(Shop, 'softDelete'), shops, { sales: true })).map(shop => shop.sales.length))
//=> [ 1, 1 ]
await update(AllSales).set({ deletedAt: null }).where(Sale.id.eq(3)).run(db) // brought back
console.log(await deleteFrom(AllSales).where(Sale.id.eq(2)).run(db)) // deleted for good
//=> 1
// #endregion

// #region shared
import type { OwnColumns } from 'isomodel'

const owned = { tenant: integer() }
const ofTenant = filter('tenant', integer(), (t: OwnColumns<typeof owned>, tenant) => t.tenant.eq(tenant))
const { Account, Letter } = defineSchema({
  Account: table('accounts', { id: integer().primaryKey(), ...owned }, { filters: [ofTenant] }),
  Letter: table('letters', { id: integer().primaryKey(), ...owned, text: text() }, { filters: [ofTenant] }),
})
const nine = withFilters(db, { Account, Letter }, { tenant: 9 })
console.log(from(Letter).innerJoin(Account, Account.id.eq(Letter.id)).toSQL(nine).params)
//=> [ 9, 9 ]
// #endregion

// #region helpers
import type { QueryOf, QueryWith, ResultOf } from 'isomodel'

const large = (query: QueryOf<typeof Sale>) => query.where(Sale.amount.gte(10)).orderBy(Sale.amount.desc())
const inCity = (query: QueryOf<typeof Sale>, city: string) => query.innerJoin(Sale.shop).where(Shop.city.eq(city))
const sold = inCity(large(from(Sale)), 'Oslo').select({ city: Shop.city, amount: Sale.amount })
console.log(await sold.all(seven))
//=> [ { city: 'Oslo', amount: 30 } ]

/** A page of any query that sales stand in, with whatever it selects. */
const page = <Q extends QueryWith<typeof Sale>>(query: Q, at: number) =>
  query
    .orderBy(Sale.id.asc())
    .limit(2)
    .offset(at * 2)
const first: ResultOf<typeof sold>[] = await page(sold, 0).all(seven)
console.log(
  first.length,
  (await page(from(Sale), 1).all(seven)).map(sale => sale.id),
)
//=> 1 [ 4 ]
// #endregion

// #region views
import { count, sum, view } from 'isomodel'
import { dropTables } from 'isomodel/migrate'

const Totals = view(
  'totals',
  from(Sale)
    .select({ shopId: Sale.shopId, sales: count(), amount: sum(Sale.amount) })
    .groupBy(Sale.shopId),
)
await createTables(db, { Totals }) // or with the tables: { ...schema, Totals }
const totals = from(Shop).leftJoin(Totals, Totals.shopId.eq(Shop.id)).orderBy(Shop.id.asc())
console.log(await totals.select({ city: Shop.city, amount: Totals.amount }).all(seven))
//=> [ { city: 'Oslo', amount: 30 }, { city: 'Bergen', amount: 5 } ]
await dropTables(db, { Totals })
// #endregion
