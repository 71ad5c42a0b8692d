// Steps that lose data: each is asked about, unless all are allowed.
import type { SchemaOperation } from '../../ast/schema.ts'
import { assess } from '../change/risk.ts'
import type { Plan, Taken } from './plan.ts'
import type { DiffOptions, Question } from './types.ts'
import { columnText, tableText } from './wording.ts'

export function lossOf(plan: Plan, { allowLoss = false, answers = {} }: DiffOptions): readonly Question[] {
  if (allowLoss) return []
  return plan.steps.flatMap(step => questionOf(step)).filter(({ key }) => answers[key] !== true)
}

const ANSWER = { answer: true, flag: '--allow-loss' } as const

function questionOf({ operation, before, judged }: Taken): Question[] {
  const { risk, reason } = assess(judged?.operation ?? operation, judged?.before ?? before)
  if ((risk !== 'lossy' && risk !== 'irreversible') || !('table' in operation)) return []
  if (operation.kind === 'createTable') return []
  const { table, schema } = operation
  const column = columnIn(operation)
  const subject =
    column === undefined ? tableText({ name: table, schema }) : columnText({ name: table, schema }, column)
  const place = { table, ...(schema !== undefined && { schema }), ...(column !== undefined && { column }) }
  const text = `This step ${reason}: is it meant?`
  const key = `loss ${operation.kind} ${subject}`
  return [{ key, kind: 'loss', text, ...place, candidates: [ANSWER], flag: ANSWER.flag }]
}

function columnIn(operation: SchemaOperation): string | undefined {
  if (!('column' in operation)) return undefined
  return typeof operation.column === 'string' ? operation.column : operation.column.name
}
