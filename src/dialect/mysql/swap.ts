// Columns that leave while others take their place, with all that stands on them.
import type { DialectName } from '../../ast/schema.ts'
import type { Altered, TableWords } from '../alter.ts'
import { mentions, partsOf } from '../parts.ts'
import { alter } from './foreign-keys.ts'
import { quote } from './text.ts'

/** Generated columns that may read the column. */
export const readers = ({ columns }: TableWords, name: string): string[] =>
  columns
    .filter(({ schema, generated }) => schema.name !== name && generated !== null && mentions(generated, name))
    .map(({ schema }) => schema.name)

/** `actions` make the new columns in the statement that drops the old ones. Foreign keys are the caller's business. */
export function swapped(
  { after }: Altered,
  names: readonly string[],
  dialect: DialectName,
  actions: readonly string[],
): string[] {
  const { primaryKey, uniques, indexes, checks, fullTexts } = partsOf(after, names, dialect)
  const drops = [
    ...primaryKey.map(() => 'DROP PRIMARY KEY'),
    ...uniques.map(({ name }) => `DROP INDEX ${quote(name)}`),
    ...indexes.map(({ name }) => `DROP INDEX ${after.named(name)}`),
    ...names.map(name => `DROP COLUMN ${quote(name)}`),
  ]
  const adds = [
    ...primaryKey.map(key => `ADD ${after.key('PRIMARY KEY', key)}`),
    ...uniques.map(key => `ADD ${after.key('UNIQUE', key)}`),
  ]
  return [
    ...checks.flatMap(({ name }) => alter(after, [`DROP CONSTRAINT ${quote(name)}`])),
    ...fullTexts.flatMap(({ name }) =>
      alter(after, [`DROP INDEX ${after.named(name)}`, `DROP COLUMN ${after.named(name)}`]),
    ),
    ...alter(after, [...drops, ...actions, ...adds]),
    ...indexes.map(index => after.createIndex(index)),
    ...checks.flatMap(check => alter(after, [`ADD ${after.check(check)}`])),
    ...fullTexts.flatMap(key => after.createFullText(key)),
  ]
}
