// Dates: the sales of 2025 by month; a Date is a parameter like any other, and SQL fills in where it says more.
import { count, from, sql, sum } from 'isomodel'
import { Invoice } from '../shop/schema.ts'

const at = Invoice.issuedAt
const month = sql<string>`strftime('%Y-%m', ${at})`

export const salesByMonth = from(Invoice)
  .where(
    at.gte(new Date('2025-01-01')),
    at.lt(new Date('2026-01-01')),
  )
  .groupBy(month)
  .select({
    month,
    invoices: count(),
    total: sum(Invoice.total),
  })
  .orderBy(month.asc())
