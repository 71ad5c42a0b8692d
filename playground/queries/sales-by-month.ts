// Dates: the sales of 2025 by month; a Date is a parameter like any other, and SQL fills in where it says more.
import { count, from, sql, sum, text } from 'isomodel'
import { Invoice } from '../shop/schema.ts'

const month = sql`strftime('%Y-%m', ${Invoice.issuedAt})`.returns(
  text(),
)

export const salesByMonth = from(Invoice)
  .where(
    Invoice.issuedAt.gte(new Date('2025-01-01')),
    Invoice.issuedAt.lt(new Date('2026-01-01')),
  )
  .groupBy(month)
  .select({ month, invoices: count(), total: sum(Invoice.total) })
  .orderBy(month.asc())
