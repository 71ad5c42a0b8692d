// What a change of keys brings with it: texts have a length where they are in a key or an index, and foreign keys an index.
import type { ForeignKeySchema } from '../../ast/schema.ts'
import type { Altered, ColumnWords, TableWords } from '../alter.ts'
import { conversion, refusal } from './conversion.ts'
import { alter, rekeyed } from './foreign-keys.ts'

/**
 * Ends the change at a row that it would lose something of, before anything is lost: strict mode makes an error of what is
 * no number. Elsewhere the row keeps what it has.
 */
export const refused = (table: TableWords, { name }: ColumnWords, losing: string | null): string[] =>
  losing === null
    ? []
    : [`UPDATE ${table.name} SET ${name} = IF(${refusal(name)} = 0, ${name}, ${name}) WHERE ${losing}`]

/** The whole column: what a MODIFY does not say, the column loses. */
export const modify = (column: ColumnWords, but?: Parameters<ColumnWords['line']>[0]): string =>
  `MODIFY COLUMN ${column.line(but)}`

interface Retyped {
  readonly narrower: readonly string[]
  readonly wider: readonly string[]
}

/** Columns that have another type because they came into a key or an index, or left it. */
function retyped({ before, after }: Altered): Retyped {
  const narrower: string[] = []
  const wider: string[] = []
  for (const column of after.columns) {
    const was = before.columns.find(({ name }) => name === column.name)
    if (!was || was.type === column.type) continue
    const statements = [
      ...refused(after, was, conversion(was, column, after.schema.name).losing),
      ...alter(after, [modify(column)]),
    ]
    ;(/^(?:var|char)/.test(column.type) ? narrower : wider).push(...statements)
  }
  return { narrower, wider }
}

/** The statements of a change of keys and indexes, with what has to come before and after them. */
export function around(
  on: Altered,
  main: readonly string[],
  moved: (key: ForeignKeySchema, table: TableWords) => boolean = () => false,
): string[] {
  const { first, last } = rekeyed([on, ...on.others], moved)
  const { narrower, wider } = retyped(on)
  return [...first, ...narrower, ...main, ...wider, ...last]
}
