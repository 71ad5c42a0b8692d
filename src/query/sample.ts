// sample(): a query over some of the rows of a table, chosen by chance.
import type { Source } from '../ast/query.ts'
import { sampled } from '../compile/sample.ts'
import { ValidationError } from '../error/validation.ts'
import { isSource } from '../expression/source.ts'
import { REAL } from '../kind/number.ts'
import type { AnySource } from '../model/model-types.ts'
import { ChosenQuery } from './chosen.ts'
import type { ModelQuery } from './query-types.ts'
import { type Clauses, from } from './select.ts'

export interface SampleOptions {
  /** The chance of each row to be in the sample: from 0 to 100. */
  readonly percent: number
  /** Samples with the same seed of a table that has not changed are the same. */
  readonly seed?: number | undefined
}

/**
 * As from(), over some of the rows, each of which is in the sample by the same chance: `sample(Hero, { percent: 1 })`. It is
 * taken before conditions, those of filters too, and joins. Throws ValidationError for what is no model or alias, and for
 * other numbers. SQLite, MySQL and MariaDB have no samples: UnsupportedError.
 * https://www.postgresql.org/docs/current/sql-select.html#SQL-FROM
 */
export function sample<M extends AnySource>(
  source: M,
  { percent, seed }: SampleOptions,
): ModelQuery<M['$']['~row'], M['$']['as'], never, M['$']['~outer'], M['$']> {
  const place = isSource(source) ? (source.$ as unknown as Source) : undefined
  if (place?.kind !== 'table') throw new ValidationError('sample() takes a model or an alias')
  if (typeof percent !== 'number' || !(percent >= 0 && percent <= 100))
    throw new ValidationError(`sample() of ${place.as} takes a percent from 0 to 100`)
  if (seed !== undefined && !Number.isFinite(seed))
    throw new ValidationError(`sample() of ${place.as} takes a number as its seed`)
  // Filters hide rows of it, too.
  const whole: Clauses = from(source) as never
  return new ChosenQuery(place, whole, sampled({ percent, seed, type: REAL })) as never
}
