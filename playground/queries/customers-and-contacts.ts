// A left join: customers of whom nobody takes care have null for a whole Employee, and its type says so.
import { from } from 'isomodel'
import { Customer, Employee } from '../shop/schema.ts'

export const customersAndContacts = from(Customer)
  .leftJoin(Customer.employee)
  .select({
    customer: Customer.name,
    city: Customer.city,
    contact: Employee,
  })
  .orderBy(Customer.name.asc())
  .limit(100)
