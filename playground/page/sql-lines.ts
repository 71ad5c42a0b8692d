// Breaks a statement into lines at its clauses. Only spaces outside of quotes become line ends, so it stays the same SQL.

const clause = /^ (FROM|((LEFT|RIGHT|FULL|CROSS) )?JOIN|WHERE|GROUP BY|HAVING|ORDER BY|LIMIT|OFFSET|VALUES|RETURNING)\b/
const quoted = /^("([^"]|"")*"|'([^']|'')*')/

export function sqlLines(sql: string): string {
  let lines = ''
  let depth = 0
  for (let at = 0; at < sql.length;) {
    const rest = sql.slice(at)
    const start = depth === 0 ? clause.exec(rest)?.[0] : undefined
    const text = start ?? quoted.exec(rest)?.[0] ?? sql.charAt(at)
    if (text === '(') depth++
    if (text === ')') depth--
    lines += start ? `\n${start.slice(1)}` : text
    at += text.length
  }
  return lines
}
