// What cases ask of an adapter before they run. Abilities decide, never the names of databases.
import type { Adapter } from '../adapter/adapter.ts'
import { defining } from '../dialect/defining.ts'

const NEEDS = {
  transaction: {
    reason: 'the adapter has no interactive transactions',
    met: (adapter: Adapter): boolean => adapter.ability === 'transaction',
  },
  transactionalDefinitions: {
    reason: 'the database takes back no definition of a table',
    met: (adapter: Adapter): boolean => defining(adapter.dialect).ddl.transactional,
  },
  process: {
    reason: 'a batch goes out in one round trip, and nothing comes between its statements',
    met: (adapter: Adapter): boolean => adapter.place === 'process',
  },
  parts: {
    reason: 'a bulk insert of this size is one round trip, and nothing comes between its statements',
    met: (adapter: Adapter): boolean => adapter.trips === undefined || adapter.dialect.maxParameters < 40_000,
  },
  single: {
    reason: 'calls do not share one connection',
    met: (adapter: Adapter): boolean => adapter.connections === 'single',
  },
  pool: {
    reason: 'all calls share one connection',
    met: (adapter: Adapter): boolean => adapter.connections === 'pool',
  },
  rowLocks: {
    reason: 'a transaction locks the whole database',
    met: (adapter: Adapter): boolean => adapter.dialect.lock !== undefined,
  },
  returning: {
    reason: 'the dialect has no RETURNING',
    met: (adapter: Adapter): boolean => adapter.dialect.abilities.returning || adapter.emulate !== undefined,
  },
  returningWord: {
    reason: 'the dialect has no word for RETURNING',
    met: (adapter: Adapter): boolean => adapter.dialect.abilities.returning,
  },
  rightJoin: {
    reason: 'the dialect has no RIGHT JOIN',
    met: (adapter: Adapter): boolean => adapter.dialect.abilities.rightJoin,
  },
  fullJoin: {
    reason: 'the dialect has no FULL JOIN',
    met: (adapter: Adapter): boolean => adapter.dialect.abilities.fullJoin,
  },
  conflictTarget: {
    reason: 'the dialect cannot name the conflict to resolve',
    met: (adapter: Adapter): boolean => adapter.dialect.abilities.conflictTarget || adapter.emulate !== undefined,
  },
  regularExpressions: {
    reason: 'the database has no regular expressions',
    met: (adapter: Adapter): boolean => adapter.dialect.functions['matches'] !== undefined,
  },
  fullText: {
    reason: 'the database finds no words in texts',
    met: (adapter: Adapter): boolean => defining(adapter.dialect).ddl.fullText !== undefined,
  },
  findsUncommitted: {
    reason: 'full-text search finds only what is committed',
    met: (adapter: Adapter): boolean => defining(adapter.dialect).ddl.fullText?.findsUncommitted === true,
  },
  rollup: {
    reason: 'the dialect makes no subtotals',
    met: (adapter: Adapter): boolean => adapter.dialect.sources?.groupingSets !== undefined,
  },
  groupingSets: {
    reason: 'the dialect has no groups of several sizes',
    met: (adapter: Adapter): boolean => adapter.dialect.sources?.groupingSets === 'all',
  },
  samples: {
    reason: 'the dialect has no samples of tables',
    met: (adapter: Adapter): boolean => adapter.dialect.sources?.samples === true,
  },
  keepsDuplicates: {
    reason: 'the dialect has no INTERSECT ALL and EXCEPT ALL',
    met: (adapter: Adapter): boolean => adapter.dialect.sources?.keepsDuplicates === true,
  },
  writesInWith: {
    reason: 'the dialect has no statements that write inside WITH',
    met: (adapter: Adapter): boolean => adapter.dialect.sources?.writesInWith === true,
  },
  merge: {
    reason: 'the dialect has no MERGE',
    met: (adapter: Adapter): boolean => adapter.dialect.merge === true,
  },
  aggregateFilter: {
    reason: 'the dialect has no FILTER of aggregates',
    met: (adapter: Adapter): boolean => adapter.dialect.abilities.aggregateFilter,
  },
  joinedOver: {
    reason: 'the dialect joins no texts over windows',
    met: (adapter: Adapter): boolean => !adapter.dialect.windows?.noTexts,
  },
  wideFrames: {
    reason: 'the dialect has no frames of groups, and none that leave rows out',
    met: (adapter: Adapter): boolean => !adapter.dialect.windows?.plainFrames,
  },
} as const

/** An ability that a case needs. */
export type Need = keyof typeof NEEDS

/** Why a case with these needs does not run on an adapter; undefined where it runs. */
export function unmet(needs: readonly Need[], adapter: Adapter): string | undefined {
  const missing = needs.find(need => !NEEDS[need].met(adapter))
  return missing && NEEDS[missing].reason
}
