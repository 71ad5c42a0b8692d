// What the page of the conformance suite has to say, in every browser.
import { expect } from '@playwright/test'
import type { Outcome } from 'isomodel/testing'

export const storages = ['memory', 'opfs'] as const

/** The case that asks for a database in the page's own process. */
const inProcess =
  'cancelling between statements: ' +
  'a batch whose time ends or whose signal is aborted between its statements leaves nothing'

/** Why cases about transactions beside each other do not run: there is one connection. */
const needsPool = 'all calls share one connection'

export function expectConformance(output: string | null, storage: (typeof storages)[number]): void {
  const outcomes = JSON.parse(output ?? '[]') as Outcome[]
  const named = (result: Outcome['result']) => outcomes.filter(outcome => outcome.result === result)
  expect(named('failed')).toEqual([])
  const skipped = named('skipped').filter(({ reason }) => reason !== needsPool)
  expect(skipped.map(({ name }) => name)).toEqual(storage === 'opfs' ? [inProcess] : [])
  expect(named('passed').length).toBeGreaterThan(400)
}
