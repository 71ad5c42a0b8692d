// Types that change by a cast do so with rows in their tables.
import { expect, test } from 'vitest'
import { defining } from '../../../src/dialect/defining.ts'
import { mariadb, postgres } from '../../../src/dialects.ts'
import { live } from '../../compile/change/live.ts'
import { openClient } from '../../services/client.ts'
import { describeOn } from '../../services/database.ts'
import { castsOn, columnOf, text } from './casts.ts'

for (const [server, dialect, name] of [
  ['postgres', postgres, 'postgres'],
  ['mysql', mariadb, 'mariadb'],
] as const) {
  describeOn(server, url => {
    test('casts are made', { timeout: 120_000 }, async () => {
      const client = await openClient(server, url())
      const db = live(defining(dialect), sql => client.query(sql))
      const wrong: string[] = []
      for (const { from, to } of castsOn(name)) {
        const columns = to.map((_, at) => columnOf(`c${at}`, from))
        await db.run({ kind: 'createTable', table: { name: 't', columns } })
        await client.query(`INSERT INTO t VALUES (${to.map(() => 'NULL').join(', ')})`)
        await client.query(`INSERT INTO t VALUES (${to.map(({ value }) => value ?? 'NULL').join(', ')})`)
        for (const [at, { type, value }] of to.entries()) {
          const column = columnOf(`c${at}`, type)
          await db
            .run({ kind: 'changeColumn', table: 't', column })
            .catch((error: unknown) => wrong.push(`${text(from)} to ${text(type)}: ${String(error)}`))
          const [row] = await client.query(`SELECT count(c${at}) AS n FROM t`)
          if (Number(row?.['n']) !== (value === null ? 0 : 1)) wrong.push(`${text(from)} to ${text(type)}: lost`)
        }
        await db.run({ kind: 'dropTable', table: 't' })
      }
      await client.close()
      expect(wrong).toEqual([])
    })
  })
}
