// Into documents: debut records, whose tags are a list, and customers with a newsletter in their JSON.
import { from } from 'isomodel'
import {
  Album,
  Customer,
  Invoice,
  InvoiceLine,
} from '../shop/schema.ts'

export const taggedAndTold = from(InvoiceLine)
  .innerJoin(InvoiceLine.album)
  .innerJoin(InvoiceLine.invoice)
  .innerJoin(Invoice.customer)
  .where(
    Album.tags.has('debut'),
    Customer.contact.at('newsletter').eq(true),
  )
  .select({
    customer: Customer.name,
    phone: Customer.contact.at('phone'),
    album: Album.title,
    tags: Album.tags,
  })
  .orderBy(Invoice.issuedAt.desc())
  .limit(100)
