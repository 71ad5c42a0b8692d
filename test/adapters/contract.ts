// What every adapter of SQLite promises to the core: one table of cases, run by the test of each driver.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Adapter, Connection, Driver, RawRow } from '../../src/adapter/adapter.ts'
import { IsomodelError } from '../../src/error/base.ts'
import {
  CheckViolation,
  ForeignKeyViolation,
  NotNullViolation,
  QueryError,
  UniqueViolation,
} from '../../src/error/query.ts'
import { ConnectionLost } from '../../src/error/transaction.ts'
import { DecodeError } from '../../src/error/validation.ts'

const tables = `
  create table teams (id integer primary key, name text not null unique);
  create table heroes (
    id integer primary key, name text not null, age integer constraint adult check (age >= 18),
    team_id integer references teams (id) deferrable initially immediate, unique (name, age));
  create unique index heroes_lower on heroes (lower(name));
  create table cells (id integer primary key, value);
  create table numbers (n integer primary key)`

/** Everything the core does with an adapter, translated errors included. */
export class Session {
  readonly driver: Driver
  readonly connection: Connection

  private constructor(driver: Driver, connection: Connection) {
    this.driver = driver
    this.connection = connection
  }

  static async open(adapter: Adapter): Promise<Session> {
    const driver = await adapter.open()
    return new Session(driver, await driver.acquire())
  }

  async all(sql: string, ...parameters: unknown[]): Promise<RawRow[]> {
    return this.attempt(sql, parameters, () => this.connection.prepare(sql, true).all(parameters))
  }

  async run(sql: string, ...parameters: unknown[]): Promise<number> {
    return this.attempt(sql, parameters, () => this.connection.prepare(sql, true).run(parameters))
  }

  async exec(sql: string): Promise<void> {
    return this.attempt(sql, [], () => this.connection.exec([sql]))
  }

  async attempt<T>(sql: string, parameters: unknown[], call: () => T | Promise<T>): Promise<T> {
    try {
      return await call()
    } catch (error) {
      throw this.connection.translate(error, sql, parameters.length)
    }
  }

  /** The error that a statement ends with. */
  async failure(sql: string, ...parameters: unknown[]): Promise<unknown> {
    return this.all(sql, ...parameters).then(
      () => undefined,
      (error: unknown) => error,
    )
  }
}

export function describeContract(makeAdapter: () => Adapter): void {
  describe('contract', () => {
    let session: Session
    beforeEach(async () => {
      session = await Session.open(makeAdapter())
      await session.exec(tables)
    })
    afterEach(async () => session.driver.close())

    const fill = (rows: number) =>
      session.run(
        'insert into numbers with recursive x(n) as (select 1 union all select n + 1 from x where n < +?) select n from x',
        rows,
      )

    describe('keys of inserted rows', () => {
      const insert = (sql: string, ...parameters: unknown[]) =>
        session.attempt(sql, parameters, async () => {
          const statement = session.connection.prepare(sql, true)
          return statement.insert ? Number((await statement.insert(parameters)) ?? Number.NaN) : Number.NaN
        })

      test('are told', async () => {
        expect(await insert('insert into teams (name) values (?)', 'first')).toBe(1)
        expect(await insert('insert into teams (name) values (?)', 'second')).toBe(2)
        expect(await session.all('select id, name from teams')).toEqual([
          [1, 'first'],
          [2, 'second'],
        ])
      })

      test('are not those of rows that a trigger added', async () => {
        await session.exec(`create trigger more after insert on teams begin
          insert into numbers values (77); insert into numbers values (78); end`)
        expect(await insert('insert into teams (name) values (?)', 'first')).toBe(1)
      })

      test('are missing where a trigger left the row out', async () => {
        await session.run('insert into teams (name) values (?)', 'before')
        await session.exec('create trigger none before insert on teams begin select raise(ignore); end')
        expect(await insert('insert into teams (name) values (?)', 'first')).toBeNaN()
      })

      test('are missing where the insert fails', async () => {
        await session.run('insert into teams (name) values (?)', 'taken')
        await expect(insert('insert into teams (name) values (?)', 'taken')).rejects.toBeInstanceOf(UniqueViolation)
      })
    })

    describe('values', () => {
      const cases: [string, unknown, string][] = [
        ['null', null, 'null'],
        ['a whole number', 42, 'real'],
        ['the largest safe integer', Number.MAX_SAFE_INTEGER, 'real'],
        ['a negative number', -1.5, 'real'],
        ['an infinity', Number.POSITIVE_INFINITY, 'real'],
        ['an empty text', '', 'text'],
        ['a short text', 'Deadpond', 'text'],
        ['an umlaut', 'Müller', 'text'],
        ['an emoji', '🦸‍♂️ hero', 'text'],
        ['a byte order mark', '\uFEFFtext', 'text'],
        ['a NUL character', 'a\0b', 'text'],
        ['a text of 100,000 characters', 'ö'.repeat(100_000), 'text'],
      ]
      test.each(cases)('%s comes back as it was', async (_, value, type) => {
        expect(await session.all('select ?, typeof(?)', value, value)).toEqual([[value, type]])
      })

      test('bigints are stored as integers of 64 bits and read as numbers', async () => {
        const [row] = await session.all('select ? + 0, typeof(?)', 5n, 5n)
        expect(row).toEqual([5, 'integer'])
        const low = await session.all('select cast(? as text), cast(? as text)', -(2n ** 63n), 2n ** 63n - 1n)
        expect(low).toEqual([['-9223372036854775808', '9223372036854775807']])
      })

      test('a bigint beyond 64 bits is refused', async () => {
        expect(await session.failure('select ?', 2n ** 63n)).toBeInstanceOf(QueryError)
      })

      test('an integer beyond 2^53 is exact, recognizably not safe, or an error', async () => {
        const outcome = await session.all('select 9007199254740993').catch((error: unknown) => error)
        if (outcome instanceof DecodeError) return
        const value = (outcome as unknown[][])[0]?.[0]
        if (typeof value === 'bigint') expect(value).toBe(9007199254740993n)
        else expect(value).toBe(9007199254740992)
      })

      test('asked for exact integers, a statement answers those beyond 2^53 as bigints', async () => {
        const sql = 'select 9007199254740993, 9007199254740991, -5, 1.5, ?'
        const exact = session.connection.prepare(sql, true, true)
        const row = [9007199254740993n, 9007199254740991, -5, 1.5, 'text']
        expect(await exact.first(['text'])).toEqual(row)
        expect(await exact.all(['text'])).toEqual([row])
        expect(await exact.cursor(['text'], 1).next()).toEqual([row])
        expect(await session.connection.prepare('select 1', true, true).first([])).toEqual([1])
        expect(await session.connection.prepare('insert into numbers values (1)', true, true).run([])).toBe(1)
      })

      test.each([[0], [1], [300], [100_000]])('a blob of %d bytes', async size => {
        const bytes = Uint8Array.from({ length: size }, (_, index) => index)
        const [row] = (await session.all('select ?, length(?)', bytes, bytes)) as [unknown[]]
        expect(row[0]).toBeInstanceOf(Uint8Array)
        expect(Uint8Array.from(row[0] as Uint8Array)).toEqual(bytes)
        expect(row[1]).toBe(size)
      })

      test('a view into a larger buffer is bound as the view', async () => {
        const view = new Uint8Array([1, 2, 3, 4, 5]).subarray(1, 3)
        expect(await session.all('select hex(?)', view)).toEqual([['0203']])
        expect(await session.connection.prepare('select hex(?)', true).first([view])).toEqual(['0203'])
        expect(await session.connection.prepare('select ?', true).first([null])).toEqual([null])
      })

      test('many texts and blobs in one statement keep apart', async () => {
        const texts = Array.from({ length: 200 }, (_, index) => `text ${index} ä`)
        const [row] = await session.all(`select ${texts.map(() => '?').join(', ')}`, ...texts)
        expect(row).toEqual(texts)
      })

      test('too many parameters are an error', async () => {
        expect(await session.failure('select ?', 1, 2)).toBeInstanceOf(QueryError)
      })

      test('a parameter of one run is not left over for the next', async () => {
        const statement = session.connection.prepare('select ?, ?', true)
        expect(await statement.all(['long text '.repeat(50), 1])).toHaveLength(1)
        expect(await statement.all([null, 'b'])).toEqual([[null, 'b']])
      })
    })

    describe('rows', () => {
      test('are arrays in the order of the select list, names met twice included', async () => {
        expect(await session.all('select 1 as a, 2 as b, 3 as a')).toEqual([[1, 2, 3]])
      })

      test('have columns with names, also where there is no row', async () => {
        const names = (sql: string) => session.connection.prepare(sql, true).columns()
        expect(await names('select id, name as "Name", 1 + 1 from teams')).toEqual(['id', 'Name', '1 + 1'])
        expect(await names('insert into numbers values (?) returning n')).toEqual(['n'])
        expect(await names('delete from numbers')).toEqual([])
      })

      test('are plain objects where the adapter says so', async () => {
        const row = await session.connection.prepare('select 1 as b, null as a, 3 as "0"', false).first([])
        if (makeAdapter().objects) {
          expect(row).toStrictEqual({ b: 1, a: null, '0': 3 })
          expect(Object.getPrototypeOf(row)).toBe(Object.prototype)
        } else expect(row).toEqual([1, null, 3])
      })

      test('a column called __proto__ is a column or refused', async () => {
        const sql = 'select 1 as "__proto__", null as "constructor"'
        const read = () => session.connection.prepare(sql, false).first([])
        const row = await session.attempt(sql, [], read).catch((error: unknown) => error)
        if (row instanceof QueryError) expect(row.message).toContain('__proto__')
        else expect(Object.values(row as object)).toEqual([1, null])
      })

      test('first() answers one row or undefined', async () => {
        await fill(3)
        const statement = session.connection.prepare('select n from numbers where n >= ? order by n', true)
        expect(await statement.first([2])).toEqual([2])
        expect(await statement.first([4])).toBeUndefined()
        expect(await statement.all([2])).toEqual([[2], [3]])
      })

      test('all() of a statement without rows runs it', async () => {
        expect(await session.all('insert into numbers values (1)')).toEqual([])
        expect(await session.all('select n from numbers')).toEqual([[1]])
      })

      test('a statement goes on after the table changed', async () => {
        const statement = session.connection.prepare('select * from numbers', true)
        await statement.all([])
        await session.exec(`alter table numbers add column label text default 'x'; insert into numbers (n) values (1)`)
        expect(await statement.all([])).toEqual([[1, 'x']])
        const named = session.connection.prepare('select * from numbers', false)
        await named.all([])
        await session.exec('alter table numbers rename column label to tag')
        if (makeAdapter().objects) expect(await named.all([])).toEqual([{ n: 1, tag: 'x' }])
      })
    })

    describe('writes', () => {
      test('run() answers the rows written, and 0 for what writes none', async () => {
        expect(await fill(5)).toBe(5)
        expect(await session.run('update numbers set n = n where n > ?', 2)).toBe(3)
        expect(await session.run('delete from numbers where n > ?', 100)).toBe(0)
        expect(await session.run('delete from numbers')).toBe(5)
        expect(await session.run('create table other (id integer primary key)')).toBe(0)
        expect(await session.run('select 1')).toBe(0)
        expect(await session.run('insert into numbers values (7) returning n')).toBe(1)
      })

      test('returning gives rows from all() and from first()', async () => {
        expect(await session.all('insert into numbers values (1), (2) returning n')).toEqual([[1], [2]])
        const insert = session.connection.prepare('insert into numbers values (?) returning n', true)
        expect(await insert.first([3])).toEqual([3])
        expect(await session.all('select count(*) from numbers')).toEqual([[3]])
      })

      test('first() shows an error that only the end of the statement brings', async () => {
        await session.exec(
          `create table later (id integer primary key references teams (id) deferrable initially deferred)`,
        )
        const sql = 'insert into later values (?) returning id'
        const statement = session.connection.prepare(sql, true)
        const call = session.attempt(sql, [1], () => statement.first([1]))
        await expect(call).rejects.toBeInstanceOf(ForeignKeyViolation)
        expect(await session.all('select * from later')).toEqual([])
      })

      test('one statement fails and works again', async () => {
        const sql = 'insert into numbers values (?)'
        const statement = session.connection.prepare(sql, true)
        await statement.run([1])
        await expect(session.attempt(sql, [1], () => statement.run([1]))).rejects.toBeInstanceOf(UniqueViolation)
        expect(await statement.run([2])).toBe(1)
      })

      test('exec() runs several statements', async () => {
        await session.exec('begin; insert into numbers values (1); rollback')
        expect(await session.all('select * from numbers')).toEqual([])
      })

      test('a statement is one statement', async () => {
        expect(await session.failure('select 1; delete from numbers')).toBeInstanceOf(QueryError)
        expect(await session.failure('  -- nothing')).toBeInstanceOf(QueryError)
        expect(await session.all('select 1; -- and /* no */ more\n /* than */ ;')).toEqual([[1]])
      })
    })

    describe('cursors', () => {
      const drain = async (cursor: { next(): RawRow[] | Promise<RawRow[]> }) => {
        const rows: unknown[] = []
        for (let batch = await cursor.next(); batch.length > 0; batch = await cursor.next()) rows.push(...batch.flat())
        return rows
      }
      const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
      const statement = (arrays = true) => session.connection.prepare('select n from numbers order by n', arrays)

      test('read in batches, and stay at the end', async () => {
        await fill(5)
        const cursor = statement().cursor([], 2)
        expect([await cursor.next(), await cursor.next(), await cursor.next()]).toEqual([[[1], [2]], [[3], [4]], [[5]]])
        expect([await cursor.next(), await cursor.next()]).toEqual([[], []])
        await cursor.close()
      })

      test('give the same kind of row as all()', async () => {
        await fill(1)
        const named = statement(false)
        expect(await named.cursor([], 10).next()).toEqual(await named.all([]))
      })

      test('let their own statement run 200 times meanwhile', async () => {
        await fill(200)
        const shared = session.connection.prepare('select n from numbers where n >= ? order by n', true)
        const cursor = shared.cursor([1], 1)
        const seen: unknown[] = []
        for (let batch = await cursor.next(); batch.length > 0; batch = await cursor.next()) {
          seen.push(batch[0])
          expect(await shared.first([seen.length])).toEqual(batch[0])
        }
        expect(seen.flat()).toEqual(upTo(200))
      })

      test('of one statement do not disturb each other', async () => {
        await fill(6)
        const shared = session.connection.prepare('select n, ? from numbers order by n', true)
        const [left, right] = [shared.cursor(['left'], 2), shared.cursor(['right'], 3)]
        expect(await left.next()).toEqual([
          [1, 'left'],
          [2, 'left'],
        ])
        expect(await right.next()).toEqual([
          [1, 'right'],
          [2, 'right'],
          [3, 'right'],
        ])
        expect(await shared.first(['shared'])).toEqual([1, 'shared'])
        expect(await left.next()).toEqual([
          [3, 'left'],
          [4, 'left'],
        ])
        expect(await right.next()).toEqual([
          [4, 'right'],
          [5, 'right'],
          [6, 'right'],
        ])
        expect(await left.next()).toEqual([
          [5, 'left'],
          [6, 'left'],
        ])
      })

      const writes: [string, () => unknown][] = [
        ['a write by run()', () => session.run('update numbers set n = -n')],
        ['a write by all()', () => session.all('delete from numbers returning n')],
        [
          'a write behind a common table expression',
          () => session.all('with x(n) as (select 999) insert into numbers select n from x returning n'),
        ],
        ['a write by first()', () => session.connection.prepare('delete from numbers returning n', true).first([])],
        [
          'a write by a cursor',
          () => session.connection.prepare('delete from numbers returning n', true).cursor([], 3),
        ],
        ['a rollback', () => session.exec('begin; delete from numbers; rollback')],
        ['DDL', () => session.exec('drop table numbers')],
      ]
      test.each(writes)('keep their rows across %s', async (_, write) => {
        await fill(10)
        const cursor = statement().cursor([], 3)
        const begun = await cursor.next()
        await write()
        expect([...begun.flat(), ...(await drain(cursor))]).toEqual(upTo(10))
      })

      test('never read yet are as old as the write that came first', async () => {
        await fill(3)
        const cursor = statement().cursor([], 2)
        await session.run('delete from numbers')
        expect(await drain(cursor)).toEqual([1, 2, 3])
      })

      test('keep their texts apart from those of other statements', async () => {
        await fill(3)
        const cursor = session.connection.prepare('select n, ? from numbers order by n', true).cursor(['first text'], 1)
        await cursor.next()
        await session.all('select ?', 'other text')
        expect(await cursor.next()).toEqual([[2, 'first text']])
      })

      test('within a transaction see a commit pass', async () => {
        await fill(4)
        await session.exec('begin')
        const cursor = statement().cursor([], 1)
        await cursor.next()
        await session.run('insert into numbers values (5)')
        await session.exec('commit')
        expect(await drain(cursor)).toEqual([2, 3, 4])
        expect(await session.all('select count(*) from numbers')).toEqual([[5]])
      })

      test('left unfinished or closed early block nothing', async () => {
        await fill(10)
        await statement().cursor([], 1).next()
        const closed = statement().cursor([], 1)
        await closed.next()
        await closed.close()
        await closed.close()
        expect(await closed.next()).toEqual([])
        await session.exec('begin immediate')
        await session.run('delete from numbers')
        await session.exec('commit')
        await session.exec('vacuum')
      })

      test('keep the rest of their rows when the database is closed', async () => {
        const other = await Session.open(makeAdapter())
        await other.exec('create table numbers (n integer primary key); insert into numbers values (1), (2), (3)')
        const cursor = other.connection.prepare('select n from numbers order by n', true).cursor([], 1)
        await cursor.next()
        await other.driver.close()
        expect(await drain(cursor)).toEqual([2, 3])
      })

      test('tell their own reader of an error that a write met in reading ahead', async () => {
        await fill(3)
        const sql = `select case n when 3 then abs(-9223372036854775807 - 1) else n end from numbers order by n`
        const cursor = session.connection.prepare(sql, true).cursor([], 1)
        expect(await cursor.next()).toEqual([[1]])
        await session.run('delete from numbers')
        expect(await cursor.next()).toEqual([[2]])
        await expect(session.attempt(sql, [], () => cursor.next())).rejects.toThrow('integer overflow')
        expect(await cursor.next()).toEqual([])
      })
    })

    describe('errors', () => {
      beforeEach(async () => {
        await session.exec(
          `insert into teams values (1, 'Preventers'); insert into heroes values (1, 'Rusty-Man', 48, 1)`,
        )
      })

      type Named = { table?: string | undefined; columns?: string[]; constraint?: string }
      const violations: [string, new (...parameters: never[]) => Error, Named, unknown[]][] = [
        [
          'insert into teams (id, name) values (1, ?)',
          UniqueViolation,
          { table: 'teams', columns: ['id'] },
          ['secret'],
        ],
        ['insert into teams (name) values (?)', UniqueViolation, { table: 'teams', columns: ['name'] }, ['Preventers']],
        [
          'insert into heroes (name, age) values (?, 48)',
          UniqueViolation,
          { constraint: 'heroes_lower' },
          ['RUSTY-MAN'],
        ],
        ['insert into heroes (name, age) values (?, 17)', CheckViolation, { constraint: 'adult' }, ['secret']],
        ['insert into heroes (name) values (?)', NotNullViolation, { table: 'heroes', columns: ['name'] }, [null]],
        ['insert into heroes (name, team_id) values (?, 9)', ForeignKeyViolation, { columns: [] }, ['secret']],
        ['delete from teams where name = ?', ForeignKeyViolation, { table: undefined }, ['Preventers']],
      ]
      test.each(violations)('%s', async (sql, kind, named, parameters) => {
        const error = await session.failure(sql, ...parameters)
        expect(error).toBeInstanceOf(kind)
        expect(error).toMatchObject({ ...named, sql, parameters: parameters.length })
        expect((error as Error).cause).toBeInstanceOf(Error)
        expect(JSON.stringify(error)).not.toMatch(/secret|Preventers"/)
      })

      test('a unique constraint over two columns names both', async () => {
        await session.exec('drop index heroes_lower')
        const error = await session.failure(`insert into heroes (name, age) values ('Rusty-Man', 48)`)
        expect(error).toMatchObject({ table: 'heroes', columns: ['name', 'age'] })
      })

      test('a mistake in the statement is a QueryError with its SQL and the words of SQLite', async () => {
        const error = await session.failure('select nam from heroes where id = ?', 1)
        expect(error).toBeInstanceOf(QueryError)
        expect(error).toMatchObject({ code: 'QUERY', sql: 'select nam from heroes where id = ?', parameters: 1 })
        expect((error as Error).message).toContain('no such column: nam')
        expect(await session.failure('selec 1')).toMatchObject({ message: expect.stringContaining('syntax error') })
        expect(await session.failure('select * from nowhere')).toMatchObject({
          message: expect.stringContaining('nowhere'),
        })
      })

      test('a message that would quote a value does not', async () => {
        const error = await session.failure(`select json_extract('{}', ?)`, 'secret')
        expect(error).toBeInstanceOf(QueryError)
        expect((error as Error).message).not.toContain('secret')
      })

      test('a datatype that does not match stays a QueryError', async () => {
        await session.exec('create table strictly (id integer primary key, age integer) strict')
        const error = await session.failure('insert into strictly (age) values (?)', 'secret')
        expect(error).toBeInstanceOf(QueryError)
        expect((error as Error).message).toContain('cannot store TEXT value in INTEGER column')
      })

      test('an error of this library passes through', () => {
        const error = new IsomodelError('X', 'x')
        expect(session.connection.translate(error, '', 0)).toBe(error)
      })

      test('after closing, everything is ConnectionLost', async () => {
        const other = await Session.open(makeAdapter())
        const sql = 'select 1'
        const statement = other.connection.prepare(sql, true)
        const open = other.connection.prepare(sql, true).cursor([], 1)
        await other.driver.close()
        const calls = [
          () => statement.all([]),
          () => statement.first([]),
          () => statement.run([]),
          () => statement.cursor([], 1).next(),
          () => statement.columns(),
          () => other.connection.prepare(sql, true),
          () => other.connection.exec([sql]),
        ]
        for (const call of calls) {
          await expect(other.attempt<unknown>(sql, [], call)).rejects.toBeInstanceOf(ConnectionLost)
        }
        expect(await open.next()).toEqual([[1]])
        statement.finalize()
      })
    })

    describe('connection', () => {
      test('checks foreign keys', async () => {
        expect(await session.all('pragma foreign_keys')).toEqual([[1]])
      })

      test('is one, lent again and again', async () => {
        expect(makeAdapter().connections).toBe('single')
        session.driver.release(session.connection, false)
        expect(await session.driver.acquire()).toBe(session.connection)
      })

      test('finalizes statements, also while a cursor of theirs is open', async () => {
        await fill(3)
        const statement = session.connection.prepare('select n from numbers order by n', true)
        const cursor = statement.cursor([], 1)
        await cursor.next()
        statement.finalize()
        expect(await cursor.next()).toEqual([[2]])
        await cursor.close()
        await session.exec('drop table numbers')
      })
    })
  })
}
