// Columns that have a value in each row from now on: which one do the rows get that have none?
import type { ColumnSchema, SqlText } from '../../ast/schema.ts'
import type { Named } from '../change/find.ts'
import { neutral } from '../change/neutral.ts'
import type { Plan } from './plan.ts'
import type { Candidate } from './types.ts'
import { columnText } from './wording.ts'

const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** Each value of an enum, or the plainest value of the type, if there is one. */
function candidatesFor(column: ColumnSchema, flag: string): readonly Candidate[] {
  const plainest = neutral(column)
  const answers = column.type === 'enum' ? (column.values ?? []).map(literal) : plainest === undefined ? [] : [plainest]
  const shown = (answer: SqlText): string => (typeof answer === 'string' ? answer : (answer.postgres ?? ''))
  return [...answers.map(answer => ({ answer, flag: flag + shown(answer) })), { answer: null, flag }]
}

/** The answer, or a question. `table` is called what it is called now. */
export function backfillFor(
  plan: Plan,
  table: Named,
  column: ColumnSchema,
  old: ColumnSchema | undefined,
): { readonly backfill?: SqlText } {
  const { nullable, identity, generated, default: standard } = column
  if (nullable || identity || generated !== undefined || (old && !old.nullable)) return {}
  // New columns have their default in each row by themselves.
  if (standard !== undefined) return old ? { backfill: standard } : {}
  const subject = columnText(table, column.name)
  const key = `backfill ${subject}`
  const answer = plan.answers[key]
  if (answer === null) return {}
  if (answer !== undefined && answer !== true) return { backfill: answer }
  const candidates = candidatesFor(column, `--backfill ${subject}=`)
  const text = `${subject} has a value in each row from now on: which SQL value do ${old ? 'the rows get where it is null' : 'the rows get that are there'}?`
  const place = { table: table.name, ...(table.schema !== undefined && { schema: table.schema }), column: column.name }
  plan.questions.push({ key, kind: 'backfill', text, ...place, candidates, flag: (candidates[0] as Candidate).flag })
  return {}
}
