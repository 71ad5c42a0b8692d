// Rows of SQL written by hand, under the names that the database gives their columns.

/** Arrays as objects; a name that stands twice keeps its last value. */
export function rawRows(names: readonly string[], rows: readonly (readonly unknown[])[]): Record<string, unknown>[] {
  return rows.map(cells => {
    const row: Record<string, unknown> = {}
    for (let at = 0; at < names.length; at++) row[names[at] as string] = cells[at]
    return row
  })
}
