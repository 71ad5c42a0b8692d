// Everything that runs as one statement for its caller: reads, writes, and bulk inserts in parts.
import type { MaybePromise, PlannedCall, Words } from '../adapter/adapter.ts'
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
import { runEach, runOne } from './each.ts'
import { bind } from '../adapter/calls.ts'
import { after, type Session } from './run.ts'
import { atomically } from './words.ts'

/** Runs a statement. `words`: those around its parts, where it has some; none where a transaction is open already. */
export function runStatement(
  session: Session,
  statement: Executable,
  mode: Mode,
  words: Words | undefined,
  parameters?: Parameters,
): MaybePromise<unknown> {
  const { adapter } = session
  if (statement['~load'])
    return statement['~load'](
      {
        how: adapter,
        run: (next, how) => runStatement(session, next, how, words, parameters),
        check: next => void sqlOf(session, next, parameters),
      },
      mode,
    )
  const plan = statement['~plan'](adapter.dialect.maxParameters)
  if (!isParts(plan)) return runOne(session, plan, mode, parameters, words)
  return after(runEach(session, callsOf(plan, mode, parameters), words), answers => fold(plan, mode, answers))
}

const isParts = (plan: Plan | PlanParts): plan is PlanParts => (plan as Partial<Plan>).op === undefined

function callsOf(plan: Plan | PlanParts, mode: Mode, parameters: Parameters | undefined): PlannedCall[] {
  if (!isParts(plan)) return [{ plan, mode, parameters }]
  return plan.parts.map(part => ({ plan: part, mode: mode === AFFECTED ? AFFECTED : ALL, parameters }))
}

/** What a statement answers, of what its parts answered. */
function fold(plan: Plan | PlanParts, mode: Mode, answers: readonly unknown[]): unknown {
  if (!isParts(plan)) return answers[0]
  return mode === AFFECTED
    ? (answers as number[]).reduce((sum, n) => sum + n, 0)
    : inOrder(answers as unknown[][], plan.order, mode)
}

/** Rows in the places of their input; where a conflict left rows out, in the order in which they were written. */
function inOrder(answers: readonly unknown[][], order: PlanParts['order'], mode: Mode): unknown {
  const whole = answers.every((rows, part) => rows.length === order[part]?.length)
  const rows: unknown[] = []
  if (!whole) for (const part of answers) rows.push(...part)
  else answers.forEach((part, at) => part.forEach((row, place) => (rows[order[at]?.[place] as number] = row)))
  return mode === FIRST ? rows[0] : rows
}

/** A statement and its parameters; `taken` is what whoever was given it takes. */
export function unbound(
  statement: unknown,
  taken = 'a batch takes statements',
): { statement: Executable; parameters: Parameters | undefined } {
  const bound = (statement as Partial<BoundExecutable> | null | undefined)?.['~bound']
  const plain = bound ? bound.statement : (statement as Executable | null | undefined)
  if (typeof plain?.['~plan'] !== 'function') throw new ValidationError(taken)
  return { statement: plain, parameters: bound?.parameters }
}

/** Runs statements one after another, all or none, and answers what each answers. */
export function runAll(session: Session, statements: readonly unknown[], words: Words): MaybePromise<unknown[]> {
  const given = statements.map(one => unbound(one))
  // Some send statements of their own.
  if (given.some(({ statement }) => statement['~load']))
    return atomically(session, () => runEachAlone(session, given), words)
  const planned = given.map(({ statement, parameters }) => {
    const plan = statement['~plan'](session.adapter.dialect.maxParameters)
    const mode = statement['~mode']
    return { plan, mode, calls: callsOf(plan, mode, parameters) }
  })
  const calls = planned.flatMap(each => each.calls)
  return after(runEach(session, calls, words), answers => {
    let at = 0
    return planned.map(each => fold(each.plan, each.mode, answers.slice(at, (at += each.calls.length))))
  })
}

async function runEachAlone(session: Session, given: readonly ReturnType<typeof unbound>[]): Promise<unknown[]> {
  const answers: unknown[] = []
  for (const { statement, parameters } of given) {
    session.check?.()
    answers.push(await runStatement(session, statement, statement['~mode'], undefined, parameters))
  }
  return answers
}

/** The text of a statement and its parameters, for this session's database. */
export function sqlOf(
  session: Pick<Session, 'cache' | 'adapter'>,
  statement: Executable,
  parameters?: Parameters,
): { sql: string; params: unknown[] } {
  const plan = statement['~plan'](session.adapter.dialect.maxParameters, true, session.adapter)
  if ('parts' in plan)
    throw new UnsupportedError('single statement for a bulk write of this size', session.adapter.name)
  const { shape, bound } = bind(session.cache, plan, statement['~mode'], parameters)
  return { sql: shape.sql, params: bound }
}
