// A table joined with itself under another name: who reports to whom.
import { alias, from } from 'isomodel'
import { Employee } from '../shop/schema.ts'

const manager = alias(Employee, 'manager')

export const managers = from(Employee)
  .leftJoin(manager, manager.id.eq(Employee.managerId))
  .select({
    employee: Employee.name,
    role: Employee.role,
    hired: Employee.hiredOn,
    manager: manager.name,
  })
  .orderBy(
    manager.name.asc({ nulls: 'first' }),
    Employee.name.asc(),
  )
