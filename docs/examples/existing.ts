// Models for a database that is there already.
import { connect, decimal, defineSchema, from, integer, one, plainDateTime, sql, sum, table, text } from 'isomodel'
import { nodeSqlite } from 'isomodel/node-sqlite'

await using db = connect(nodeSqlite({ file: ':memory:' }))
await sql`create table Customer (CustomerId integer primary key, FullName nvarchar(80) not null)`.run(db)
await sql`create table Invoice (InvoiceId integer primary key, CustomerId integer not null references Customer,
  InvoiceDate datetime not null, Total numeric(10, 2) not null)`.run(db)
await sql`insert into Customer values (1, 'Ada')`.run(db)
await sql`insert into Invoice values (1, 1, '2026-03-01 12:00:00', 1.1), (2, 1, '2026-03-02 12:00:00', 2.2)`.run(db)

// #region schema
const { Invoice, Customer } = defineSchema(
  {
    Customer: table('Customer', {
      CustomerId: integer().primaryKey(),
      name: text().named('FullName'), // called otherwise in the database
    }),
    Invoice: table('Invoice', {
      InvoiceId: integer().primaryKey(),
      CustomerId: integer().references('Customer.CustomerId'),
      InvoiceDate: plainDateTime({ storage: 'space' }), // kept as 2026-03-01 12:00:00
      Total: decimal(10, 2, { storage: 'numeric' }), // kept as a number, read as exact text
    }),
  },
  { Invoice: { customer: one('CustomerId') } },
  { naming: 'preserve' }, // columns are called as the properties, not in snake_case
)
// #endregion

// #region use
const totals = from(Invoice)
  .innerJoin(Invoice.customer)
  .where(Invoice.InvoiceDate.gte('2026-03-01T00:00:00'))
  .select({ name: Customer.name, total: sum(Invoice.Total) })
  .groupBy(Customer.CustomerId, Customer.name)
console.log(await totals.all(db))
//=> [ { name: 'Ada', total: '3.30' } ]
// #endregion
