// A delete: refunded invoices of before 2021 go, and their lines with them.
import { deleteFrom } from 'isomodel'
import { Invoice } from '../shop/schema.ts'

export const deleteRefunds = deleteFrom(Invoice).where(
  Invoice.status.eq('refunded'),
  Invoice.issuedAt.lt(new Date('2021-01-01')),
)
