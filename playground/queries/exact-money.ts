// Decimals are exact: 19 % of the largest invoices, to the cent, without a float in between.
import { from } from 'isomodel'
import { Customer, Invoice } from '../shop/schema.ts'

const tax = Invoice.total
  .times('19')
  .dividedBy('100', 2)

export const exactMoney = from(Invoice)
  .innerJoin(Invoice.customer)
  .where(Invoice.status.eq('paid'))
  .select({
    invoice: Invoice.id,
    customer: Customer.name,
    net: Invoice.total,
    tax,
    gross: Invoice.total.plus(tax),
    perMonth: Invoice.total.dividedBy('12', 2),
  })
  .orderBy(Invoice.total.desc(), Invoice.id.asc())
  .limit(50)
