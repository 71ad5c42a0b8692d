// Makes the tables in which a database remembers its migrations.
import { createTables } from '../tables.ts'
import { Applied, hasTable, Lease, type Target } from './own-tables.ts'

/** Makes the tables that are not there. Others may do the same at the same time. */
export async function makeOwnTables(db: Target): Promise<void> {
  for (const model of [Lease, Applied]) {
    const { name } = model.$.table
    if (await hasTable(db, name)) continue
    try {
      await createTables(db, { [name]: model })
    } catch (error) {
      if (!(await hasTable(db, name))) throw error
    }
  }
}
