// Everything that runs as one statement for its caller: reads, writes, and bulk inserts in parts.
import type { MaybePromise } from '../adapter/adapter.ts'
import {
  AFFECTED,
  ALL,
  type BoundExecutable,
  type Executable,
  FIRST,
  type Mode,
  type Parameters,
  type PlanParts,
} from '../ast/executor.ts'
import type { Plan } from '../ast/query.ts'
import { UnsupportedError } from '../error/definition.ts'
import { ValidationError } from '../error/validation.ts'
import { bind, isPromise, runPlan, type Session } from './run.ts'
import { atomically } from './words.ts'

/** Runs a statement. `inside`: a transaction is open already, so that parts need none of their own. */
export function runStatement(
  session: Session,
  statement: Executable,
  mode: Mode,
  inside: boolean,
  parameters?: Parameters,
): MaybePromise<unknown> {
  const plan = statement['~plan'](session.adapter.dialect.maxParameters)
  if (!isParts(plan)) return runPlan(session, plan, mode, parameters)
  const run = (): MaybePromise<unknown> => runParts(session, plan, mode, parameters)
  return inside ? run() : atomically(session, run)
}

const isParts = (plan: Plan | PlanParts): plan is PlanParts => (plan as Partial<Plan>).op === undefined

function runParts(
  session: Session,
  { parts, order }: PlanParts,
  mode: Mode,
  parameters: Parameters | undefined,
): MaybePromise<unknown> {
  const answers: unknown[] = []
  const step = (at: number): MaybePromise<unknown> => {
    for (let index = at; index < parts.length; index++) {
      if (index > 0) session.check?.()
      const answer = runPlan(
        session,
        parts[index] as PlanParts['parts'][number],
        mode === AFFECTED ? AFFECTED : ALL,
        parameters,
      )
      if (isPromise(answer)) {
        return (answer as Promise<unknown>).then(value => {
          answers.push(value)
          return step(index + 1)
        })
      }
      answers.push(answer)
    }
    return mode === AFFECTED
      ? (answers as number[]).reduce((sum, n) => sum + n, 0)
      : inOrder(answers as unknown[][], order, mode)
  }
  return step(0)
}

/** Rows in the places of their input; where a conflict left rows out, in the order in which they were written. */
function inOrder(answers: readonly unknown[][], order: PlanParts['order'], mode: Mode): unknown {
  const whole = answers.every((rows, part) => rows.length === order[part]?.length)
  const rows: unknown[] = []
  if (!whole) for (const part of answers) rows.push(...part)
  else answers.forEach((part, at) => part.forEach((row, place) => (rows[order[at]?.[place] as number] = row)))
  return mode === FIRST ? rows[0] : rows
}

/** A batch's statements, each with its parameters. */
export function unbound(statement: unknown): { statement: Executable; parameters: Parameters | undefined } {
  const bound = (statement as Partial<BoundExecutable> | null | undefined)?.['~bound']
  const plain = bound ? bound.statement : (statement as Executable | null | undefined)
  if (typeof plain?.['~plan'] !== 'function') throw new ValidationError('a batch takes statements')
  return { statement: plain, parameters: bound?.parameters }
}

/** Runs statements one after another and answers what each answers. */
export function runAll(session: Session, statements: readonly unknown[]): MaybePromise<unknown[]> {
  const answers: unknown[] = []
  const step = (at: number): MaybePromise<unknown[]> => {
    for (let index = at; index < statements.length; index++) {
      if (index > 0) session.check?.()
      const { statement, parameters } = unbound(statements[index])
      const answer = runStatement(session, statement, statement['~mode'], true, parameters)
      if (isPromise(answer)) {
        return (answer as Promise<unknown>).then(value => {
          answers.push(value)
          return step(index + 1)
        })
      }
      answers.push(answer)
    }
    return answers
  }
  return step(0)
}

/** The text of a statement and its parameters, for this session's database. */
export function sqlOf(
  session: Pick<Session, 'cache' | 'adapter'>,
  statement: Executable,
  parameters?: Parameters,
): { sql: string; params: unknown[] } {
  const plan = statement['~plan'](session.adapter.dialect.maxParameters, true)
  if ('parts' in plan)
    throw new UnsupportedError('single statement for a bulk insert of this size', session.adapter.name)
  const { shape, bound } = bind(session.cache, plan, statement['~mode'], parameters)
  return { sql: shape.sql, params: bound }
}
