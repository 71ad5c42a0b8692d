// What SQL written by hand does, told by its words: the database says so only when it has run.

/** Comments, texts and quoted names: words in them mean nothing. */
const QUOTED = /--[^\n]*|\/\*[^]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]/g

const READS = /^\s*(select|values|pragma|explain)\b/i
const WRITES = /\b(insert|replace)\s+(or\s+\w+\s+)?into\b|\bupdate\b|\bdelete\s+from\b/i
const CONTROLS = /^\s*(begin|commit|end|rollback|savepoint|release)\b/i

const words = (sql: string): string => sql.replace(QUOTED, ' ')

export function answersRows(sql: string): boolean {
  const said = words(sql)
  if (READS.test(said) || /\breturning\b/i.test(said)) return true
  return /^\s*with\b/i.test(said) && !WRITES.test(said)
}

/** Whether it begins or ends a transaction, behind the back of the library. */
export const controlsTransactions = (sql: string): boolean => CONTROLS.test(words(sql))
