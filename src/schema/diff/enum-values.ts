// Values of an enum that are written differently from now on, as SQL.
import type { SqlText } from '../../ast/schema.ts'
import { quote as ticks, textLiteral } from '../../dialect/mysql/text.ts'

const standard = (text: string, mark: string): string => mark + text.replaceAll(mark, mark + mark) + mark

/** The new value of each row. */
export function valuesUsing(column: string, values: ReadonlyMap<string, string>): SqlText {
  const write = (name: string, literal: (text: string) => string): string => {
    const cases = [...values].map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`)
    return `CASE ${name} ${cases.join(' ')} ELSE ${name} END`
  }
  const plain = write(standard(column, '"'), text => standard(text, "'"))
  const mysql = write(ticks(column), textLiteral)
  return { sqlite: plain, postgres: plain, mysql, mariadb: mysql }
}
