// A list from another query: customers who have bought jazz, each once.
import { from } from 'isomodel'
import {
  Album,
  Customer,
  Genre,
  Invoice,
  InvoiceLine,
} from '../shop/schema.ts'

const buyers = from(Invoice)
  .innerJoin(Invoice.lines)
  .innerJoin(InvoiceLine.album)
  .innerJoin(Album.genre)
  .where(Genre.name.eq('Jazz'))
  .select({ id: Invoice.customerId })

export const jazzLovers = from(Customer)
  .where(Customer.id.in(buyers))
  .select({
    name: Customer.name,
    city: Customer.city,
    country: Customer.country,
  })
  .orderBy(Customer.country.asc(), Customer.name.asc())
