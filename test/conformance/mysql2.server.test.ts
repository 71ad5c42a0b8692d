// On a real server: every case gets a database of its own.

import { createPool as createPromisedPool, type Pool } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Adapter } from '../../src/adapter/adapter.ts'
import { connect, ConnectionLost, Deadlock, PoolTimeout, sql, StorageUnavailable, TimeoutError } from 'isomodel'
import { mysql2, type MysqlConnection } from 'isomodel/mysql2'
import { describeOn } from '../services/database.ts'
import { describeConformance } from './conformance.ts'

describeOn('mysql', url => {
  let admin: Pool
  let databases = 0
  const names: string[] = []

  beforeAll(() => void (admin = createPromisedPool({ uri: url(), connectionLimit: 1 })))
  afterAll(async () => {
    for (const name of names) await admin.query(`drop database if exists ${name}`)
    await admin.end()
  })

  /** An adapter that makes its database when it is opened. */
  function fresh(make: (url: string) => Adapter): Adapter {
    const name = `${url().slice(url().lastIndexOf('/') + 1)}_${++databases}`
    const own = new URL(url() || 'mysql://localhost')
    own.pathname = `/${name}`
    const adapter = make(own.href)
    const open = async () => {
      await admin.query(`create database ${name}`)
      names.push(name)
      return adapter.open()
    }
    return { ...adapter, open }
  }

  describeConformance({ adapter: () => fresh(own => mysql2({ url: own, max: 4 })), caseless: 'utf8mb4_general_ci' })
})
