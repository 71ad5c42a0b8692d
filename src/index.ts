// isomodel: models, queries and databases.
export type {
  Ability,
  Adapter,
  Connection,
  Cursor,
  Drain,
  Driver,
  Emulation,
  MaybePromise,
  Prepared,
  RawRow,
  Route,
  Step,
  Together,
  Words,
} from './adapter/adapter.ts'
export type { CloseReason, DatabaseEvent } from './adapter/event.ts'
export type { PoolOptions } from './adapter/pool/options.ts'
export type { PoolStats } from './adapter/pool/stats.ts'
export { type ReplicaOptions, replicas } from './adapter/replicas/replicas.ts'
export { trips } from './adapter/trips.ts'
export type { Executor, Statement } from './ast/executor.ts'
export type { SqlStatement } from './compile/to-sql.ts'
export type { Advice, AdviseOptions, RepeatAdvice, ScanAdvice } from './database/advise/advice-types.ts'
export { advise } from './database/advise/advise.ts'
export { connect } from './database/connect.ts'
export { explain } from './database/explain/explain.ts'
export type { ExplainOptions, PlanNode, QueryPlan } from './database/explain/plan-types.ts'
export { resetKeys } from './database/reset-keys.ts'
export type {
  BatchDatabase,
  CallOptions,
  ConnectOptions,
  Database,
  HandleOptions,
  QueryEvent,
  Transaction,
  TransactionDatabase,
  TransactionOptions,
} from './database/types.ts'
export { type FilterValues, withFilters } from './database/with-filters.ts'
export type { PlanActual, PlanOperation } from './dialect/plan.ts'
export { MultipleRowsError, NotFoundError } from './error/answer.ts'
export { IsomodelError } from './error/base.ts'
export { DefinitionError, UnsupportedError } from './error/definition.ts'
export {
  CheckViolation,
  ConstraintViolation,
  Deadlock,
  ForeignKeyViolation,
  LockTimeout,
  NotNullViolation,
  QueryError,
  QuotaExceeded,
  SerializationFailure,
  UniqueViolation,
} from './error/query.ts'
export {
  AbortedError,
  ConnectionLost,
  OutcomeUnknown,
  PoolTimeout,
  StorageUnavailable,
  TimeoutError,
  TransactionAborted,
  TransactionBusy,
  TransactionClosed,
} from './error/transaction.ts'
export { DecodeError, type RowIssue, ValidationError } from './error/validation.ts'
export { arrayContains, arrayLength, arrayOverlaps } from './expression/array-functions.ts'
export { bitAnd, bitNot, bitOr, bitXor, shiftLeft, shiftRight } from './expression/bits.ts'
export { abs, cast, coalesce, concat, length, lower, now, nullIf, round, trim, upper } from './expression/functions.ts'
export { jsonAgg, type JsonAggOptions, jsonArray, jsonObject } from './expression/json-build.ts'
export { jsonContains, jsonHas, jsonRemove, jsonSet } from './expression/json-functions.ts'
export type { MadeJson } from './expression/json-types.ts'
export { and, exists, not, or } from './expression/logic.ts'
export { matches } from './expression/matches.ts'
export { overlaps } from './expression/periods.ts'
export { scalar } from './expression/scalar.ts'
export { replace, type StringAggOptions, substring } from './expression/text-functions.ts'
export { dateAdd, dateDiff, datePart, dateTrunc } from './expression/time-functions.ts'
export type { AnyExpr, Condition, Expr, Operand, Order } from './expression/types.ts'
export { ceil, floor } from './expression/whole.ts'
export type { AnyColumn, Column, To } from './model/column-types.ts'
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
} from './model/columns.ts'
export { check, foreignKey, primaryKey, unique } from './model/constraint.ts'
export { columnDetails, databaseKey, type DatabaseKeyOptions, sqlType } from './model/details.ts'
export { fullText } from './model/full-text.ts'
export { index, indexKey, type IndexKeyOptions, uniqueIndex } from './model/index-constraint.ts'
export { alias } from './model/model.ts'
export type {
  AnyModel,
  AnySource,
  AnyView,
  Derived,
  Key,
  Model,
  New,
  Patch,
  Row,
  Schema,
  SchemaOf,
  View,
} from './model/model-types.ts'
export type { Many, One, Through } from './model/relation-types.ts'
export { many, manyThrough, one } from './relation/relation.ts'
export { column, sortBy } from './model/request.ts'
export { defineSchema } from './model/schema.ts'
export { expression, table } from './model/table.ts'
export type { Expressed, Filter, OwnColumns, Table } from './model/table-types.ts'
export { toJson } from './model/to-json.ts'
export { type FromJson, insertSchema, rowSchema, updateSchema } from './model/valibot-schemas.ts'
export { type Aggregate, avg, count, excluded, max, min, sum } from './query/aggregates.ts'
export { caseWhen } from './query/case.ts'
export { cte, recursiveCte } from './query/cte.ts'
export { type DateSeries, dateSeries } from './query/date-series.ts'
export { distinctOn } from './query/distinct-on.ts'
export { filter, softDelete } from './query/filter.ts'
export { cube, grouping, groupingSets, type Groups, rollup } from './query/grouping-sets.ts'
export type { Loaded, LoadsOf } from './query/include-types.ts'
export { insertInto } from './query/insert.ts'
export { type Lateral, lateral } from './query/lateral.ts'
export { match, matchRank, type Searched } from './query/match.ts'
export { mergeAction, mergeInto } from './query/merge.ts'
export { namedWindow } from './query/named-window.ts'
export { prepare } from './query/prepare.ts'
export { allOf, anyOf } from './query/quantified.ts'
export type { QueryOf, QueryWith, ResultOf } from './query/query-of.ts'
export type { CountedPage, LockOptions, Page, PageOptions, Query, Readable } from './query/query-types.ts'
export { sample, type SampleOptions } from './query/sample.ts'
export { from } from './query/select.ts'
export { except, exceptAll, intersect, intersectAll, union, unionAll } from './query/set-operation.ts'
export type { LateralTable, Listed, RecursiveOptions, SetOperation } from './query/source-types.ts'
export { sql } from './query/sql.ts'
export { sqlView } from './query/sql-view.ts'
export { type StringAgg, stringAgg } from './query/string-agg.ts'
export { type Tuple, tuple } from './query/tuple.ts'
export { unfiltered } from './query/unfiltered.ts'
export { deleteFrom, update } from './query/update.ts'
export { updateEach } from './query/update-each.ts'
export { values } from './query/values.ts'
export { view, type ViewOptions } from './query/view.ts'
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
} from './query/window.ts'
export type { Bound, Bounds, Frame, Over, Window, WindowFunction } from './query/window-types.ts'
export type { Returning, Write, WriteOptions } from './query/write-types.ts'
export { toDepth } from './relation/depth.ts'
export { load } from './relation/load/load.ts'
