// Generated keys after rows with keys of their own: sequences do not follow them.
// https://www.postgresql.org/docs/current/functions-sequence.html

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** The name behind a quoted one: the function takes a table as it is written in SQL, and a column as it is. */
const unquoted = (name: string): string => name.slice(1, -1).replaceAll('""', '"')

export function resetKeys(table: string, key: string): string {
  const sequence = `pg_get_serial_sequence(${text(table)}, ${text(unquoted(key))})`
  return `SELECT setval(${sequence}, (SELECT greatest(max(${key}), 0) + 1 FROM ${table}), false)`
}
