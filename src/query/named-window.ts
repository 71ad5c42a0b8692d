// Windows with a name: WINDOW, which several functions of a query share.
import { DefinitionError } from '../error/definition.ts'
import { named, parts } from './over.ts'
import type { Window } from './window-types.ts'

/**
 * A window that a query defines once, however many functions stand over it:
 * `const w = namedWindow('w', { partitionBy: Hero.teamId, orderBy: Hero.age.desc() })`, then `rank().over(w)` and
 * `sum(Hero.age).over(w)`. `{ ...w, frame }` is another window, without a name. Throws ValidationError for what is no
 * window, and DefinitionError, before anything is sent, where a query has two windows of one name.
 * https://www.postgresql.org/docs/current/sql-select.html#SQL-WINDOW
 */
export function namedWindow<F extends string = never>(name: string, window: Window<F>): Window<F> {
  if (typeof name !== 'string' || name === '') throw new DefinitionError('namedWindow() takes a name')
  return named({ ...parts(window) }, name)
}
