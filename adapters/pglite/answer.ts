// Messages of the server as the answer to a statement.
import type { Answer } from '../../src/adapter/postgres/statement.ts'
import type { Field, Message } from './driver.ts'

export interface Told extends Answer {
  /** The columns; undefined where the statement was not described. */
  readonly fields: readonly Field[] | undefined
  /** Whether the server prepared the statement. */
  readonly parsed: boolean
  readonly error: unknown
}

export function told(messages: readonly Message[]): Told {
  const answer = { rows: [] as unknown[][], parsed: false, error: undefined as unknown }
  let fields: Told['fields']
  let tag: string | undefined
  for (const message of messages) {
    if (message.name === 'dataRow') answer.rows.push(message.fields)
    else if (message.name === 'rowDescription') fields = message.fields
    else if (message.name === 'noData') fields = []
    else if (message.name === 'parseComplete') answer.parsed = true
    else if (message.name === 'commandComplete') tag = message.text
    else if (message.name === 'error') answer.error ??= message
  }
  return { ...answer, fields, ...done(tag) }
}

/** `INSERT 0 5`, `SELECT 3`, `CREATE TABLE` */
function done(tag: string | undefined): Pick<Told, 'command' | 'rowCount'> {
  if (tag === undefined) return { command: null, rowCount: null }
  const count = / (\d+)$/.exec(tag)?.[1]
  return { command: tag.replace(/[ \d]+$/, ''), rowCount: count === undefined ? null : Number(count) }
}
