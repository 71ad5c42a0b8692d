// Text in keys and indexes, which MySQL takes only with a longest length.
import type { ColumnDescription, TableDescription } from '../../ast/column.ts'
import type { ValueType } from '../../ast/value-type.ts'
import { ValidationError } from '../../error/validation.ts'

/** Characters of a text that is a key and states no length: four bytes each, and a key has 3072 bytes. */
export const KEY_LENGTH = 255

/** Text in a column whose length we chose. */
export const KEY_TEXT: ValueType = {
  kind: 'text',
  id: -5,
  expects: 'string',
  maxLength: KEY_LENGTH,
  accepts: value => typeof value === 'string',
}

/** The server would refuse it too, and by a message that nobody can do anything with. */
export function keyText(text: string): string {
  if (text.length > KEY_LENGTH && Array.from(text).length > KEY_LENGTH) {
    throw new ValidationError(
      `text that is a key, unique or indexed has ${KEY_LENGTH} characters at most on MySQL, unless v.maxLength() gives its column another length`,
    )
  }
  return text
}

const isIndexed = (column: ColumnDescription, { constraints, primaryKey }: TableDescription): boolean =>
  column.unique ||
  column.index ||
  column.references !== null ||
  primaryKey.includes(column.key) ||
  constraints.some(({ kind, columns }) => kind !== 'check' && kind !== 'fullText' && columns.includes(column.name))

/** How a column takes its values. */
export const storedAs = (column: ColumnDescription, table: TableDescription): ValueType =>
  column.type.kind === 'text' && column.type.maxLength === undefined && isIndexed(column, table)
    ? KEY_TEXT
    : column.type
