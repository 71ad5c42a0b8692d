// Sources that are more than tables: set operations, ctes, trees and lists of values on the Chinook database.
import {
  avg,
  cast,
  concat,
  count,
  cte,
  decimal,
  except,
  from,
  integer,
  intersect,
  recursiveCte,
  scalar,
  sql,
  sum,
  text,
  union,
  values,
} from 'isomodel'
import type { Chinook } from './models.ts'
import { question } from './question.ts'

/** Who reports to whom, from the top; names of 20 characters become paths of any length. */
const reporting = ({ Employee }: Chinook) =>
  recursiveCte(
    'reporting',
    from(Employee)
      .where(Employee.ReportsTo.isNull())
      .select({ id: Employee.EmployeeId, depth: sql`1`.returns(integer()), path: Employee.LastName }),
    self =>
      from(Employee)
        .innerJoin(self, self.id.eq(Employee.ReportsTo))
        .select({
          id: Employee.EmployeeId,
          depth: self.depth.plus(1),
          path: concat(self.path, ' > ', Employee.LastName),
        }),
  )

export function derived(models: Chinook) {
  const { Customer, Employee, Genre, Invoice, Track } = models
  const tree = reporting(models)
  const cities = from(Customer).select({ city: Customer.City })
  const offices = from(Employee).select({ city: Employee.City })
  const large = from(Invoice).where(Invoice.Total.gt('15')).select({ country: Invoice.BillingCountry })
  const spent = cte(
    'spent',
    from(Invoice)
      .groupBy(Invoice.CustomerId)
      .select({ id: Invoice.CustomerId, total: sum(Invoice.Total) }),
  )
  const wanted = values('wanted', { name: text(), mark: integer() }, [
    { name: 'Opera', mark: 1 },
    { name: 'Jazz', mark: 2 },
    { name: 'Silence', mark: 3 },
  ])
  return [
    question(
      'employees by depth of the reporting tree',
      db => from(tree).groupBy(tree.depth).select({ depth: tree.depth, n: count() }).orderBy(tree.depth.asc()).all(db),
      [
        { depth: 1, n: 1 },
        { depth: 2, n: 2 },
        { depth: 3, n: 5 },
      ],
    ),
    question(
      'the managers above those at the bottom of the tree',
      db => from(tree).where(tree.depth.eq(3)).select({ path: tree.path }).orderBy(tree.path.asc()).limit(2).all(db),
      [{ path: 'Adams > Edwards > Johnson' }, { path: 'Adams > Edwards > Park' }],
    ),
    question('cities of customers and employees', db => union(cities, offices).count(db), 55),
    question('cities of both', db => intersect(cities, offices).all(db), [{ city: 'Edmonton' }]),
    question(
      'countries without an invoice above 15',
      db =>
        except(from(Customer).select({ country: Customer.Country }), large)
          .orderBy(row => row.country.asc())
          .limit(3)
          .all(db),
      [{ country: 'Argentina' }, { country: 'Australia' }, { country: 'Belgium' }],
    ),
    question(
      'customers who spent more than customers do',
      db => {
        const mean = scalar(from(spent).select({ mean: avg(cast(spent.total, decimal(12, 2))) }))
        return from(spent).where(spent.total.gt(mean)).count(db)
      },
      22,
    ),
    question(
      'tracks of genres in a list',
      db =>
        from(wanted)
          .leftJoin(Genre, Genre.Name.eq(wanted.name))
          .leftJoin(Track, Track.GenreId.eq(Genre.GenreId))
          .groupBy(wanted.name, wanted.mark)
          .select({ genre: wanted.name, tracks: count(Track.TrackId) })
          .orderBy(wanted.mark.desc())
          .all(db),
      [
        { genre: 'Silence', tracks: 0 },
        { genre: 'Jazz', tracks: 130 },
        { genre: 'Opera', tracks: 1 },
      ],
    ),
  ]
}
