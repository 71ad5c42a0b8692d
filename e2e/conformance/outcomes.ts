// What the page of the conformance suite has to say, in every browser.
import { expect } from '@playwright/test'
import type { Outcome } from 'isomodel/testing'

export const storages = ['memory', 'opfs'] as const

/** The case that asks for a database in the page's own process. */
const inProcess =
  'cancelling between statements: ' +
  'a batch whose time ends or whose signal is aborted between its statements leaves nothing'

/** Why some cases run on no SQLite: calls share one connection, and these words it does not have. */
const lacking = new Set([
  'all calls share one connection',
  'the database has no regular expressions',
  'the dialect has no INTERSECT ALL and EXCEPT ALL',
  'the dialect has no MERGE',
  'the dialect has no statements that write inside WITH',
  'a transaction locks the whole database',
  'the dialect makes no subtotals',
  'the dialect has no samples of tables',
  'the dialect has no groups of several sizes',
])

export function expectConformance(output: string | null, storage: (typeof storages)[number]): void {
  const outcomes = JSON.parse(output ?? '[]') as Outcome[]
  const named = (result: Outcome['result']) => outcomes.filter(outcome => outcome.result === result)
  expect(named('failed')).toEqual([])
  const skipped = named('skipped').filter(({ reason }) => !lacking.has(reason ?? ''))
  expect(skipped.map(({ name }) => name)).toEqual(storage === 'opfs' ? [inProcess] : [])
  expect(named('passed').length).toBeGreaterThan(400)
}
