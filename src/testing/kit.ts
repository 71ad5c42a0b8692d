// What cases are written with: the public interface, as a user imports it, and the assertions.
export { connect } from '../database/connect.ts'
export { resetKeys } from '../database/reset-keys.ts'
export type { QueryEvent, Transaction, TransactionDatabase, TransactionOptions } from '../database/types.ts'
export { MultipleRowsError, NotFoundError } from '../error/answer.ts'
export { IsomodelError } from '../error/base.ts'
export { DefinitionError, UnsupportedError } from '../error/definition.ts'
export {
  CheckViolation,
  ConstraintViolation,
  ForeignKeyViolation,
  LockTimeout,
  NotNullViolation,
  QueryError,
  UniqueViolation,
} from '../error/query.ts'
export {
  AbortedError,
  ConnectionLost,
  StorageUnavailable,
  TimeoutError,
  TransactionAborted,
  TransactionBusy,
  TransactionClosed,
} from '../error/transaction.ts'
export { DecodeError, ValidationError } from '../error/validation.ts'
export { avg, count, excluded, max, min, sum } from '../query/aggregates.ts'
export { abs, cast, coalesce, concat, length, lower, now, nullIf, round, trim, upper } from '../expression/functions.ts'
export { replace, substring } from '../expression/text-functions.ts'
export { dateAdd, dateDiff, datePart, dateTrunc } from '../expression/time-functions.ts'
export { ceil, floor } from '../expression/whole.ts'
export { arrayContains, arrayLength, arrayOverlaps } from '../expression/array-functions.ts'
export { jsonAgg, jsonArray, jsonObject } from '../expression/json-build.ts'
export { jsonContains, jsonHas, jsonRemove, jsonSet } from '../expression/json-functions.ts'
export { matches } from '../expression/matches.ts'
export { caseWhen } from '../query/case.ts'
export { and, exists, not, or } from '../expression/logic.ts'
export { scalar } from '../expression/scalar.ts'
export { sql } from '../query/sql.ts'
export type { Condition, Order } from '../expression/types.ts'
export {
  array,
  bigint,
  blob,
  boolean,
  custom,
  decimal,
  enumOf,
  integer,
  interval,
  json,
  plainDate,
  plainDateTime,
  plainTime,
  real,
  text,
  timestamp,
  uuid,
} from '../model/columns.ts'
export { check, foreignKey, primaryKey, unique } from '../model/constraint.ts'
export { alias } from '../model/model.ts'
export type { Row } from '../model/model-types.ts'
export { many, manyThrough, one } from '../relation/relation.ts'
export { column, sortBy } from '../model/request.ts'
export { defineSchema } from '../model/schema.ts'
export { expression, table } from '../model/table.ts'
export { insertSchema } from '../model/valibot-schemas.ts'
export { stringAgg } from '../query/string-agg.ts'
export { cte, recursiveCte } from '../query/cte.ts'
export { lateral } from '../query/lateral.ts'
export { except, exceptAll, intersect, intersectAll, union, unionAll } from '../query/set-operation.ts'
export { values } from '../query/values.ts'
export { deleteFrom, update } from '../query/update.ts'
export { insertInto } from '../query/insert.ts'
export { prepare } from '../query/prepare.ts'
export { from } from '../query/select.ts'
export {
  cumeDist,
  denseRank,
  firstValue,
  lag,
  lastValue,
  lead,
  nthValue,
  ntile,
  percentRank,
  rank,
  rowNumber,
} from '../query/window.ts'
export { collected, equal, fails, holds, throws } from './assert.ts'
export type { Case, Context, Topic } from './case.ts'
export { createTables, dropTables } from '../migrate/tables.ts'
export { load } from '../relation/load/load.ts'
export { tuple } from '../query/tuple.ts'
export { fullText } from '../model/full-text.ts'
export { match, matchRank } from '../query/match.ts'
export { filter, softDelete } from '../query/filter.ts'
export { unfiltered } from '../query/unfiltered.ts'
export { withFilters } from '../database/with-filters.ts'
export { view } from '../query/view.ts'
export { explain } from '../database/explain/explain.ts'
export type { PlanNode } from '../database/explain/plan-types.ts'
export { advise } from '../database/advise/advise.ts'
export type { Advice } from '../database/advise/advice-types.ts'
export { updateEach } from '../query/update-each.ts'
export { mergeAction, mergeInto } from '../query/merge.ts'
export { distinctOn } from '../query/distinct-on.ts'
export { cube, grouping, groupingSets, rollup } from '../query/grouping-sets.ts'
export { namedWindow } from '../query/named-window.ts'
export { allOf, anyOf } from '../query/quantified.ts'
export { overlaps } from '../expression/periods.ts'
export { dateSeries } from '../query/date-series.ts'
export { bitAnd, bitNot, bitOr, bitXor, shiftLeft, shiftRight } from '../expression/bits.ts'
export { sample } from '../query/sample.ts'
export { toDepth } from '../relation/depth.ts'
