// Aggregates with filters of their own: every country in one row, with what was paid, is open, and went back.
import { caseWhen, count, from, sum } from 'isomodel'
import { Customer, Invoice } from '../shop/schema.ts'

const refunded = count().filter(
  Invoice.status.eq('refunded'),
)

export const invoicesByState = from(Invoice)
  .innerJoin(Invoice.customer)
  .groupBy(Customer.country)
  .select({
    country: Customer.country,
    invoices: count(),
    paid: sum(Invoice.total).filter(
      Invoice.status.eq('paid'),
    ),
    open: sum(Invoice.total).filter(
      Invoice.status.eq('open'),
    ),
    refunded,
    remark: caseWhen(
      refunded.gt(10),
      'often refunded',
    ).else(''),
  })
  .orderBy(count().desc())
