// All topics of the suite, in the order in which a reader would ask.
import type { Topic } from '../case.ts'
import { adviceTopic } from './advice.ts'
import { batches } from './batches.ts'
import { bits } from './bits.ts'
import { bulk } from './bulk.ts'
import { cancelling } from './cancelling.ts'
import { cancellingBetween } from './cancelling-between.ts'
import { columns } from './columns.ts'
import { conditions } from './conditions.ts'
import { ctes } from './ctes.ts'
import { decimalArithmetic } from './decimal-arithmetic.ts'
import { decimals } from './decimals.ts'
import { distinctRows } from './distinct-on.ts'
import { errors } from './errors.ts'
import { eventsTopic } from './events.ts'
import { expressions } from './expressions.ts'
import { fullTextRows } from './full-text-rows.ts'
import { fullTextTopic } from './full-text.ts'
import { filters } from './filters.ts'
import { filteredRelations } from './filtered-relations.ts'
import { filteredWrites } from './filtered-writes.ts'
import { groupingTopic } from './grouping-sets.ts'
import { groups } from './groups.ts'
import { hostileTexts } from './hostile.ts'
import { includingByKey } from './include-keys.ts'
import { includingTrees } from './include-trees.ts'
import { including } from './includes.ts'
import { includingValues } from './include-values.ts'
import { includingNames } from './include-names.ts'
import { includingCalls } from './include-calls.ts'
import { injection } from './injection.ts'
import { integerSums } from './integer-sums.ts'
import { integers } from './integers.ts'
import { isolation } from './isolation.ts'
import { joinedWrites } from './joined-writes.ts'
import { joins } from './joins.ts'
import { jsonTopic } from './json.ts'
import { jsonBuild } from './json-build.ts'
import { jsonChanges } from './json-changes.ts'
import { jsonQuestions } from './json-questions.ts'
import { kindsTopic } from './kinds.ts'
import { life } from './life.ts'
import { loading } from './load.ts'
import { loadingByKey } from './load-keys.ts'
import { loadingTrees } from './load-trees.ts'
import { listedSources } from './listed-sources.ts'
import { listsAndPatterns } from './lists-and-patterns.ts'
import { locking } from './locking.ts'
import { merges } from './merges.ts'
import { namedWindows } from './named-windows.ts'
import { nulls } from './nulls.ts'
import { numbers } from './numbers.ts'
import { operators } from './operators.ts'
import { patterns } from './patterns.ts'
import { plansTopic } from './plans.ts'
import { periods } from './periods.ts'
import { prepared } from './prepared.ts'
import { quantifiers } from './quantifiers.ts'
import { queue } from './queue.ts'
import { rawSql } from './raw-sql.ts'
import { refusedWrites } from './refused-writes.ts'
import { relationFilters } from './relation-filters.ts'
import { relationFiltersWithin } from './relation-filters-within.ts'
import { relations } from './relations.ts'
import { retries } from './retries.ts'
import { returning } from './returning.ts'
import { samplesTopic } from './samples.ts'
import { savepoints } from './savepoints.ts'
import { schemas } from './schemas.ts'
import { select } from './select.ts'
import { shapes } from './shapes.ts'
import { setOperations } from './set-operations.ts'
import { storage } from './storage.ts'
import { streams } from './streams.ts'
import { subqueries } from './subqueries.ts'
import { tablesTopic } from './tables.ts'
import { textTopic } from './text.ts'
import { textFunctions } from './text-functions.ts'
import { time } from './time.ts'
import { timeFunctions } from './time-functions.ts'
import { timeSums } from './time-sums.ts'
import { transactions } from './transactions.ts'
import { cursors } from './cursors.ts'
import { pages } from './pages.ts'
import { tuples } from './tuples.ts'
import { eachUpdates } from './update-each.ts'
import { eachKinds } from './update-each-kinds.ts'
import { upserts } from './upserts.ts'
import { views } from './views.ts'
import { windowFrames } from './window-frames.ts'
import { windows } from './windows.ts'
import { whole } from './whole.ts'
import { writes } from './writes.ts'
import { writingCtes } from './writing-ctes.ts'

export const topics: readonly Topic[] = [
  textTopic,
  textFunctions,
  operators,
  patterns,
  nulls,
  integers,
  integerSums,
  bits,
  numbers,
  decimals,
  decimalArithmetic,
  whole,
  time,
  timeFunctions,
  timeSums,
  periods,
  kindsTopic,
  storage,
  jsonTopic,
  jsonChanges,
  jsonQuestions,
  jsonBuild,
  listsAndPatterns,
  expressions,
  conditions,
  select,
  joins,
  relations,
  relationFilters,
  relationFiltersWithin,
  loading,
  loadingByKey,
  loadingTrees,
  including,
  includingValues,
  includingTrees,
  includingByKey,
  includingCalls,
  includingNames,
  groups,
  groupingTopic,
  windows,
  windowFrames,
  namedWindows,
  subqueries,
  cursors,
  pages,
  tuples,
  quantifiers,
  distinctRows,
  samplesTopic,
  setOperations,
  listedSources,
  ctes,
  fullTextTopic,
  fullTextRows,
  views,
  filters,
  filteredRelations,
  filteredWrites,
  prepared,
  rawSql,
  injection,
  hostileTexts,
  shapes,
  tablesTopic,
  schemas,
  columns,
  writes,
  refusedWrites,
  bulk,
  joinedWrites,
  eachUpdates,
  eachKinds,
  upserts,
  merges,
  writingCtes,
  streams,
  batches,
  transactions,
  returning,
  savepoints,
  isolation,
  retries,
  locking,
  queue,
  cancelling,
  cancellingBetween,
  life,
  eventsTopic,
  errors,
  plansTopic,
  adviceTopic,
]
