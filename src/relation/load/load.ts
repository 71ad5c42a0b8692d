// load(): relations for rows that are already in hand.
import type { Executor } from '../../ast/executor.ts'
import type { TableSource } from '../../ast/query.ts'
import { DefinitionError } from '../../error/definition.ts'
import { ValidationError } from '../../error/validation.ts'
import { isSource } from '../../expression/source.ts'
import type { AnyModel } from '../../model/model-types.ts'
import { plansOf } from '../plan.ts'
import { levelOf, type Level } from './level.ts'
import { checkLevels, loadLevels, senderOf } from './levels.ts'
import type { Row } from './keys.ts'
import type { CheckedLoads, Loaded, LoadsOf } from '../../query/include-types.ts'

/**
 * Loads relations of rows that a query has answered: `load(db, Team, teams, { heroes: true })`. Answers new objects, each
 * with the properties of its row and one for each relation named: a row or null for relations to one, a list for others.
 * An object instead of `true` says which rows and what of them: `where`, `select` and `include`, which loads their own
 * relations to any depth; for lists `orderBy`, and `limit` and `offset`, which count for each parent; over a link table
 * `link: true`, which adds the link's row as `link`. Without `orderBy` lists are in the order of the relation; the primary
 * key ends ties.
 *
 * Each relation is one statement at each level, however many rows there are, and none where no row leads anywhere; keys of
 * several columns with more than 64 different values in each of them are one for every 64. Rows to one that are met twice
 * are the same object. Inside a transaction all statements see the same data where its isolation says so; outside, each
 * sees its own moment, and a timeout of with() counts for each. Keys are compared as they are, so that texts which only a
 * collation makes equal find nothing.
 *
 * Throws DefinitionError for relations, options and tables that are not there, and ValidationError for wrong values and
 * for rows that lack a key column, before anything is sent.
 */
export async function load<
  M extends AnyModel,
  R extends Partial<M['$']['~row'] & object>,
  const O extends LoadsOf<M['$']>,
>(db: Executor, model: M, rows: readonly R[], relations: O & CheckedLoads<M['$'], O>): Promise<Loaded<R, M['$'], O>[]> {
  const source = model?.$ as unknown as TableSource
  if (!isSource(model) || source.kind !== 'table') throw new DefinitionError('load() takes a model')
  const levels = plansOf(source, relations).map(plan => levelOf(plan))
  checkRows(rows, levels, source.table.model)
  const copies = rows.map((row): Row => ({ ...row }))
  const sender = senderOf(db)
  checkLevels(sender, levels)
  await loadLevels(sender, levels, copies, rows as readonly Row[])
  return copies as never
}

function checkRows(rows: unknown, levels: readonly Level[], model: string): void {
  if (!Array.isArray(rows)) throw new ValidationError(`load() takes a list of rows of ${model}`)
  for (const [at, row] of rows.entries()) {
    if (typeof row !== 'object' || row === null) throw new ValidationError(`load() of ${model}: row ${at} is no object`)
    for (const level of levels) checkKey(level, row as Row, at)
  }
}

function checkKey({ here, plan: { label, owner } }: Level, row: Row, at: number): void {
  for (const { key, type } of here) {
    const value = Object.hasOwn(row, key) ? row[key] : undefined
    const found = `${label} is found by ${owner.model}.${key}`
    if (value === undefined) throw new ValidationError(`${found}, which row ${at} lacks`)
    if (value !== null && !type.accepts(value))
      throw new ValidationError(`${found}, which is a ${type.expects}, but not in row ${at}`)
  }
}
