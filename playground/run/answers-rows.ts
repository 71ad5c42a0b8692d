// Whether SQL written by hand answers rows, told by its words: the database says so only when it has run.

/** Comments, texts and quoted names: words in them mean nothing. */
const QUOTED = /--[^\n]*|\/\*[^]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]/g

const READS = /^\s*(select|values|pragma|explain)\b/i
const WRITES = /\b(insert|replace)\s+(or\s+\w+\s+)?into\b|\bupdate\b|\bdelete\s+from\b/i

export function answersRows(sql: string): boolean {
  const words = sql.replace(QUOTED, ' ')
  if (READS.test(words) || /\breturning\b/i.test(words)) return true
  return /^\s*with\b/i.test(words) && !WRITES.test(words)
}
