// Types that change by a cast do so with rows in their tables.
import { expect, test } from 'vitest'
import type { TypeSchema } from '../../../src/ast/schema.ts'
import { defining } from '../../../src/dialect/defining.ts'
import { mariadb, postgres } from '../../../src/dialects.ts'
import { live } from '../../compile/change/live.ts'
import { openClient } from '../../services/client.ts'
import { describeOn } from '../../services/database.ts'
import { castsOn, text } from './casts.ts'

for (const [server, dialect, name] of [
  ['postgres', postgres, 'postgres'],
  ['mysql', mariadb, 'mariadb'],
] as const) {
  describeOn(server, url => {
    test('casts are made', { timeout: 120_000 }, async () => {
      const client = await openClient(server, url())
      const db = live(defining(dialect), sql => client.query(sql))
      const quiet = (type: TypeSchema): string => (type.type === 'boolean' || type.type === 'enum' ? 'ck_type' : '')
      const column = (type: TypeSchema): object => ({ ...type, ...(quiet(type) && { typeCheck: quiet(type) }) })
      const wrong: string[] = []
      for (const { from, to, value } of castsOn(name)) {
        const nullable = { name: 'a', nullable: true } as const
        const id = { name: 'id', type: 'integer' } as const
        await db.run({
          kind: 'createTable',
          table: { name: 't', columns: [id, { ...nullable, ...from, ...column(from) }] },
        })
        await client.query(`INSERT INTO t VALUES (1, NULL), (2, ${value ?? 'NULL'})`)
        await db
          .run({ kind: 'changeColumn', table: 't', column: { ...nullable, ...to, ...column(to) } })
          .catch((error: unknown) => wrong.push(`${text(from)} to ${text(to)}: ${String(error)}`))
        const [row] = await client.query('SELECT count(a) AS n FROM t')
        if (Number(row?.['n']) !== (value === null ? 0 : 1)) wrong.push(`${text(from)} to ${text(to)}: lost`)
        await db.run({ kind: 'dropTable', table: 't' })
      }
      await client.close()
      expect(wrong).toEqual([])
    })
  })
}
