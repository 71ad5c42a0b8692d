// Text in statements that define: https://www.postgresql.org/docs/current/sql-syntax-lexical.html

/** A backslash is a character like any other: so the setting standard_conforming_strings has it. */
export const literalText = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** The statement that makes a comment what it is to be, if it is not: of a table, or of a column of it. */
export function comment(table: string, column: string | null, text: string | null, before: string | null): string[] {
  if (text === before) return []
  const of = column === null ? `TABLE ${table}` : `COLUMN ${table}.${column}`
  return [`COMMENT ON ${of} IS ${text === null ? 'NULL' : literalText(text)}`]
}
