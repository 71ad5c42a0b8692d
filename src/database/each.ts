// Several statements as one: in one round trip where the driver can, otherwise one after another.
import type { MaybePromise, Step, Together, Words } from '../adapter/adapter.ts'
import type { Mode, Parameters } from '../ast/executor.ts'
import type { Plan } from '../ast/query.ts'
import type { Shape } from '../compile/shape.ts'
import {
  bind,
  bounded,
  callOf,
  fail,
  finish,
  isPromise,
  keyRow,
  preparedFor,
  report,
  runPlan,
  type Session,
  translate,
} from './run.ts'
import { atomically, joined } from './words.ts'

/** A statement with what is asked of it. */
export interface PlannedCall {
  readonly plan: Plan
  readonly mode: Mode
  readonly parameters: Parameters | undefined
}

/** So many statements go out in one round trip: a call can end between two of them. */
const TRIP = 128

/** Runs all of the calls in order, as one where there are `words`. */
export function runEach(
  session: Session,
  calls: readonly PlannedCall[],
  words: Words | undefined,
): MaybePromise<unknown[]> {
  if (calls.length === 0) return []
  if (session.connection.together && calls.length <= TRIP) return together(session, calls, words)
  const run = (): MaybePromise<unknown[]> =>
    session.connection.together ? inTrips(session, calls) : inTurn(session, calls)
  return words ? atomically(session, run, words) : run()
}

/** Runs a plan, or what stands in for it, as one where there are `words`. */
export function runOne(
  session: Session,
  plan: Plan,
  mode: Mode,
  parameters: Parameters | undefined,
  words: Words | undefined,
): MaybePromise<unknown> {
  const instead = session.adapter.emulate?.(plan, mode)
  if (!instead) return runPlan(session, plan, mode, parameters)
  const run = (): Promise<unknown> => instead((step, how) => runPlan(session, step, how, parameters))
  return words ? atomically(session, run, words) : run()
}

function inTurn(session: Session, calls: readonly PlannedCall[]): MaybePromise<unknown[]> {
  const answers: unknown[] = []
  const step = (at: number): MaybePromise<unknown[]> => {
    for (let index = at; index < calls.length; index++) {
      if (index > 0) session.check?.()
      const { plan, mode, parameters } = calls[index] as PlannedCall
      const answer = runOne(session, plan, mode, parameters, undefined)
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

async function inTrips(session: Session, calls: readonly PlannedCall[]): Promise<unknown[]> {
  const answers: unknown[] = []
  for (let at = 0; at < calls.length; at += TRIP) {
    if (at > 0) session.check?.()
    answers.push(...(await together(session, calls.slice(at, at + TRIP), undefined)))
  }
  return answers
}

interface Sent extends PlannedCall {
  readonly shape: Shape
  readonly bound: unknown[]
}

async function together(session: Session, calls: readonly PlannedCall[], words: Words | undefined): Promise<unknown[]> {
  const sent = calls.map(each => ({ ...each, ...bind(session.cache, each.plan, each.mode, each.parameters) }))
  const steps = sent.map(({ shape, bound, mode }): Step => {
    return { prepared: preparedFor(session, shape), call: callOf(shape, mode), parameters: bound }
  })
  const started = performance.now()
  const trip = session.connection.together?.(steps, words) as Promise<Together>
  const { answers = [], failure } = await bounded(session, trip, true)
  if (failure) failed(session, sent, failure, words, started)
  if (words) report(session, joined(words.begin), 0, started, 0)
  const results: unknown[] = []
  for (const [at, each] of sent.entries()) results.push(await result(session, each, answers[at], started))
  if (words) report(session, joined(words.commit), 0, started, 0)
  return results
}

/** What one of the statements answers to its caller. */
function result(
  session: Session,
  { shape, bound, mode }: Sent,
  answer: unknown,
  started: number,
): MaybePromise<unknown> {
  const raw = callOf(shape, mode) === 'insert' ? keyRow(session.adapter, shape, answer as number, mode) : answer
  return finish(session, shape, bound, mode, raw, started)
}

/** The error of the statement that failed, or of the words around them. */
function failed(
  session: Session,
  sent: readonly Sent[],
  { at, error }: NonNullable<Together['failure']>,
  words: Words | undefined,
  started: number,
): never {
  // A statement that was stopped fails in the driver's way.
  session.check?.()
  const each = sent[at]
  if (each) fail(session, each.shape, each.bound, error, started)
  throw translate(session, error, joined((at < 0 ? words?.begin : words?.commit) ?? []), [])
}
