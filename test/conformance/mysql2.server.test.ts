// On a real server: every case gets a database of its own.
import { createConnection, createPool } from 'mysql2'
import * as promised from 'mysql2/promise'
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest'
import type { Adapter, Driver } from '../../src/adapter/adapter.ts'
import type { Mode } from '../../src/ast/executor.ts'
import type { Root } from '../../src/relation/load/root.ts'
import { wholeTree } from '../../src/relation/tree/tree.ts'
import { conformanceCases } from 'isomodel/testing'
import { mysql2, type MysqlConnection, type MysqlPool } from 'isomodel/mysql2'
import { describeOn } from '../services/database.ts'
import { describeConformance } from './conformance.ts'

const caseless = 'utf8mb4_general_ci'

/** What settings of mysql2 and ways to hold a connection could change. */
const touched = /^(?:kinds|raw SQL|integers|json and arrays|transactions|streams|batches|upserts|writes|errors): /

/** Settings that would each change how rows are read or statements are sent. */
const odd = {
  typeCast: () => 'cast',
  nestTables: true,
  namedPlaceholders: true,
  decimalNumbers: true,
  supportBigNumbers: true,
  bigNumberStrings: true,
  stringifyObjects: true,
  timezone: '+05:00',
  multipleStatements: true,
  resetOnRelease: true,
  maxPreparedStatements: 3,
}

describeOn('mysql', url => {
  let admin: promised.Pool
  let databases = 0
  const names: string[] = []

  beforeAll(() => void (admin = promised.createPool({ uri: url(), connectionLimit: 1 })))
  // All at once, at the end, would take a busy server longer than a hook may take.
  afterEach(async () => {
    for (const name of names.splice(0)) await admin.query(`drop database if exists ${name}`)
  })
  afterAll(() => admin.end())

  /** An adapter that makes its database when it is opened. */
  function fresh(make: (url: string) => Adapter): Adapter {
    const own = new URL(url() || 'mysql://localhost/none')
    const name = `${own.pathname.slice(1)}_${++databases}`
    own.pathname = `/${name}`
    const adapter = make(own.href)
    const open = async () => {
      await admin.query(`create database ${name}`)
      names.push(name)
      return adapter.open()
    }
    return { ...adapter, open }
  }

  /** An adapter with something that its user made, and ends. */
  function given<S extends MysqlPool | MysqlConnection>(
    make: (url: string) => S | Promise<S>,
    end: (made: S) => unknown,
  ) {
    return fresh(own => {
      const shape = mysql2({ url: own })
      const open = async (): Promise<Driver> => {
        const made = await make(own)
        const driver = await mysql2(made).open()
        const close = async () => {
          await driver.close()
          await end(made)
        }
        return {
          dialect: driver.dialect,
          acquire: () => driver.acquire(),
          release: (connection, broken) => driver.release(connection, broken),
          close,
        }
      }
      return { ...shape, open }
    })
  }

  function describeSome(title: string, connections: Adapter['connections'], adapter: () => Adapter): void {
    describe(title, () => {
      const all = conformanceCases({ adapter: () => ({ ...adapter(), connections }), caseless })
      for (const { name, skipped, run } of all.filter(one => touched.test(one.name) && one.skipped === undefined)) {
        test.skipIf(skipped !== undefined)(name, run)
      }
    })
  }

  describeConformance({ adapter: () => fresh(own => mysql2({ url: own, max: 4 })), caseless })

  // MySQL takes one statement for a tree of rows. MariaDB does too, but is not asked for it.
  describe('mysql2 with one statement for a tree conforms', () => {
    const tree = (root: Root, mode: Mode) => wholeTree(root, mode, {})
    const adapter = () => ({ ...fresh(own => mysql2({ url: own, max: 4 })), tree }) as Adapter
    for (const { name, skipped, run } of conformanceCases({ adapter, caseless }))
      if (name.startsWith('include')) test.skipIf(skipped !== undefined)(name, run)
  })

  describeSome('a pool of mysql2/promise with odd settings', 'pool', () =>
    given(
      own => promised.createPool({ uri: own, connectionLimit: 4, ...odd }),
      pool => pool.end(),
    ),
  )
  describeSome('a pool of mysql2 without eval', 'pool', () =>
    given(
      own => createPool({ uri: own, connectionLimit: 4, disableEval: true, dateStrings: false, rowsAsArray: true }),
      pool => pool.promise().end(),
    ),
  )
  describeSome('a connection of mysql2/promise', 'single', () =>
    given(
      own => promised.createConnection({ uri: own }),
      connection => connection.end(),
    ),
  )
  describeSome('a connection of mysql2', 'single', () =>
    given(
      own => createConnection({ uri: own, jsonStrings: true }),
      connection => connection.promise().end(),
    ),
  )
})
