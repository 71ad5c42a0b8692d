// The grammar of MySQL 8, for a machine without the server. It knows words, not meanings, and takes more than MySQL does:
// what it refuses MySQL refuses too, but for two false alarms: `VALUES ROW (...)`, which we never write, and the name of a
// result that begins with NOT.
import { createRequire } from 'node:module'
import type commonJs from 'ts-mysql-parser'

// It compares what it makes by class: one copy, loaded as Node does.
const { default: MysqlParser } = createRequire(import.meta.url)('ts-mysql-parser') as typeof commonJs

/** The oldest version with all that we need. */
const parser = new MysqlParser({ version: '8.0.19' })

/** The same in the other word for NOT, after which the parser takes a name. */
const withoutAlarm = (sql: string): string => sql.replace(/(?<=SELECT |, )NOT \(/g, '! (')

/** Words that came with 8.0.31, after the grammar, and stand where UNION does. */
const withoutNews = (sql: string): string => sql.replace(/ (?:INTERSECT|EXCEPT) /g, ' UNION ')

/** What is wrong with a statement; undefined where it is one of MySQL 8. */
export function mistakeIn(sql: string): string | undefined {
  const { lexerError, parserError } = parser.parse(withoutNews(withoutAlarm(sql)))
  const mistake = lexerError ?? parserError
  return mistake && `${mistake.message}: ${sql}`
}
