// An insert that answers the row as it was written. Run it twice, and the e-mail address is taken.
import { insertInto } from 'isomodel'
import { Customer } from '../shop/schema.ts'

export const addCustomer = insertInto(Customer)
  .values({
    name: '  Ida Example ',
    email: 'ida@example.com',
    city: 'Basel',
    country: 'CH',
    contact: { newsletter: true },
    employeeId: null,
    joinedAt: new Date('2026-07-01T09:30:00Z'),
  })
  .returning()
