// The number that every row of a table of SQLite has: https://sqlite.org/rowidtable.html

/** Its name in a table with these columns, of which one may have taken another; null where none is left. */
export function rowid(columns: readonly string[]): string | null {
  const taken = new Set(columns.map(name => name.toLowerCase()))
  return ['rowid', '_rowid_', 'oid'].find(name => !taken.has(name)) ?? null
}
