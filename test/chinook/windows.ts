// Questions to the Chinook database that look at the rows around one.
import { count, from, lag, rank, rowNumber, sum } from 'isomodel'
import type { Chinook } from './models.ts'
import { question } from './question.ts'

/** Running totals and places. Their answers were worked out beforehand with SQL written by hand. */
export function windows({ Invoice, Employee }: Chinook) {
  const byDate = { orderBy: [Invoice.InvoiceDate.asc(), Invoice.InvoiceId.asc()] }
  const running = sum(Invoice.Total).over({ partitionBy: Invoice.CustomerId, ...byDate })
  return [
    question(
      'the running total of the first customer',
      db =>
        from(Invoice)
          .where(Invoice.CustomerId.eq(1))
          .select({ total: Invoice.Total, before: lag(Invoice.Total, { default: '0' }).over(byDate), running })
          .orderBy(running.asc())
          .all(db),
      [
        { total: '3.98', before: '0.00', running: '3.98' },
        { total: '3.96', before: '3.98', running: '7.94' },
        { total: '5.94', before: '3.96', running: '13.88' },
        { total: '0.99', before: '5.94', running: '14.87' },
        { total: '1.98', before: '0.99', running: '16.85' },
        { total: '13.86', before: '1.98', running: '30.71' },
        { total: '8.91', before: '13.86', running: '39.62' },
      ],
    ),
    question(
      'the countries that bought most, beside the number of all invoices',
      db =>
        from(Invoice)
          .select({
            country: Invoice.BillingCountry,
            place: rank().over({ orderBy: sum(Invoice.Total).desc() }),
            all: sum(count()).over(),
          })
          .groupBy(Invoice.BillingCountry)
          .orderBy(sum(Invoice.Total).desc(), Invoice.BillingCountry.asc())
          .limit(3)
          .all(db),
      [
        { country: 'USA', place: 1, all: 412 },
        { country: 'Canada', place: 2, all: 412 },
        { country: 'France', place: 3, all: 412 },
      ],
    ),
    question(
      'the employees of each manager by age',
      db =>
        from(Employee)
          .select({
            name: Employee.LastName,
            n: rowNumber().over({ partitionBy: Employee.ReportsTo, orderBy: Employee.BirthDate.asc() }),
          })
          .orderBy(Employee.ReportsTo.asc(), Employee.BirthDate.asc())
          .all(db),
      [
        { name: 'Adams', n: 1 },
        { name: 'Edwards', n: 1 },
        { name: 'Mitchell', n: 2 },
        { name: 'Park', n: 1 },
        { name: 'Johnson', n: 2 },
        { name: 'Peacock', n: 3 },
        { name: 'Callahan', n: 1 },
        { name: 'King', n: 2 },
      ],
    ),
  ]
}
