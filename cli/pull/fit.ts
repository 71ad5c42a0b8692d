// What models take of what databases have.
import type { ColumnSchema, DialectName, SqlText } from 'isomodel/migrate'

/** Bytes of a name that models take. */
const MAX_NAME = 63

export const isUsable = (name: string): boolean =>
  name !== '' && !name.includes('\0') && Buffer.byteLength(name) <= MAX_NAME

/** The text for a dialect, or for the one that is most like it. */
export function textFor(text: SqlText, dialect: DialectName): string {
  if (typeof text === 'string') return text
  const twin = dialect === 'mysql' ? 'mariadb' : dialect === 'mariadb' ? 'mysql' : dialect
  return text[dialect] ?? text[twin] ?? Object.values(text)[0] ?? ''
}

/** Whether models take a column of the one type as a reference to one of the other. */
export function isSameType(a: ColumnSchema, b: ColumnSchema): boolean {
  const told = ({ type, bits, precision, scale, storage, values, sqlType }: ColumnSchema): string =>
    JSON.stringify([
      type,
      type === 'integer' ? bits : null,
      type === 'decimal' ? [precision, scale] : null,
      storage,
      type === 'enum' ? values : null,
      type === 'custom' ? sqlType : null,
    ])
  return told(a) === told(b)
}
