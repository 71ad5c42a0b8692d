// A query in the place of a table: who has spent most, and since when they have come.
import { count, from, max, sum } from 'isomodel'
import { Customer, Invoice } from '../shop/schema.ts'

const spent = from(Invoice)
  .where(Invoice.status.ne('refunded'))
  .groupBy(Invoice.customerId)
  .select({
    customerId: Invoice.customerId,
    invoices: count(),
    total: sum(Invoice.total),
    last: max(Invoice.issuedAt),
  })
  .as('spent')

export const bestCustomers = from(Customer)
  .innerJoin(spent, spent.customerId.eq(Customer.id))
  .select({
    customer: Customer.name,
    since: Customer.joinedAt,
    invoices: spent.invoices,
    total: spent.total,
    last: spent.last,
  })
  .orderBy(spent.total.desc(), Customer.id.asc())
  .limit(25)
