// What one connection does while another has a part in it.
import { expect, test } from 'vitest'
import { connect, Deadlock, sql } from 'isomodel'
import { adapterOn } from '../services/adapters.ts'
import { describeOn } from '../services/database.ts'
import { serverNames } from '../services/services.ts'

for (const server of serverNames)
  describeOn(server, url => {
    test('transactions that wait for each other are a Deadlock for one of them', async () => {
      await using db = connect(adapterOn(server, url()))
      await sql`create table waits (id integer primary key, n integer)`.run(db)
      await sql`insert into waits values (1, 0), (2, 0)`.run(db)
      let arrived = 0
      let open = (): void => {}
      const gate = new Promise<void>(resolve => (open = resolve))
      const both = (first: number, second: number) =>
        db.transaction(async tx => {
          await sql`update waits set n = 1 where id = ${first}`.run(tx)
          if (++arrived === 2) open()
          await gate
          await sql`update waits set n = 1 where id = ${second}`.run(tx)
        })
      const ends = await Promise.allSettled([both(1, 2), both(2, 1)])
      const failed = ends.flatMap(end => (end.status === 'rejected' ? [end.reason as unknown] : []))
      expect(failed).toEqual([expect.any(Deadlock)])
      expect(failed[0]).toMatchObject({ retryable: true })
    })

    test('a statement that is kept is made again when another connection changed its table', async () => {
      await using one = connect(adapterOn(server, url(), 1))
      await using other = connect(adapterOn(server, url(), 1))
      await sql`create table changing (a integer)`.run(one)
      await sql`insert into changing values (1)`.run(one)
      const read = () => sql`select * from changing`.all(one)
      expect(await read()).toEqual([{ a: 1 }])
      await sql`alter table changing add column b text`.run(other)
      expect(await read()).toEqual([{ a: 1, b: null }])
    })
  })
