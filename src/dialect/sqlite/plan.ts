// The plan of a statement as text: https://sqlite.org/eqp.html

/** One line for each step, two spaces deeper than the step that it belongs to. */
export function planText(rows: readonly (readonly unknown[])[]): string {
  const depths = new Map<unknown, number>()
  const lines = rows.map(([step, parent, , detail]) => {
    const depth = (depths.get(parent) ?? -1) + 1
    depths.set(step, depth)
    return '  '.repeat(depth) + String(detail)
  })
  return lines.join('\n')
}
