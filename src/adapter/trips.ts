// Statements that go out together, for connections that can send several at once: an adapter of such brings this along.
import type { Shape } from '../compile/shape.ts'
import { OutcomeUnknown } from '../error/transaction.ts'
import type { MaybePromise, PlannedCall, Runs, Step, Steps, Together, Trips, Words } from './adapter.ts'
import { bind, callOf, joined, keyRow, preparedFor } from './calls.ts'

/** So many statements go out in one round trip: a call can end between two of them. */
const TRIP = 128

/** What an adapter says of connections that send statements together: `{ ..., trips }`. */
export const trips: Trips = (session, calls, words, steps) => {
  if (calls.length <= TRIP) return trip(session, calls, words, steps)
  const run = (): Promise<unknown[]> => inTrips(session, calls, steps)
  return words ? steps.atomically(session, run, words) : run()
}

async function inTrips<S extends Runs>(session: S, calls: readonly PlannedCall[], steps: Steps<S>): Promise<unknown[]> {
  const answers: unknown[] = []
  for (let at = 0; at < calls.length; at += TRIP) {
    if (at > 0) session.check?.()
    answers.push(...(await trip(session, calls.slice(at, at + TRIP), undefined, steps)))
  }
  return answers
}

interface Sent extends PlannedCall {
  readonly shape: Shape
  readonly bound: unknown[]
}

async function trip<S extends Runs>(
  session: S,
  calls: readonly PlannedCall[],
  words: Words | undefined,
  steps: Steps<S>,
): Promise<unknown[]> {
  const { report } = steps
  const sent = calls.map(each => ({ ...each, ...bind(session.cache, each.plan, each.mode, each.parameters) }))
  const prepared = sent.map(({ shape, bound, mode }): Step => {
    return { prepared: preparedFor(session, shape), call: callOf(shape, mode), parameters: bound }
  })
  const started = performance.now()
  const going = session.connection.together?.(prepared, words) as Promise<Together>
  const { answers = [], failure } = await steps.bounded(session, going, true).catch((error: unknown) => {
    // The connection may have been cut to end the call.
    session.check?.()
    throw error
  })
  if (failure) failed(session, sent, failure, words, started, steps)
  if (words) report(session, joined(words.begin), 0, started, 0)
  const results: unknown[] = []
  for (const [at, each] of sent.entries()) results.push(await result(session, each, answers[at], started, steps))
  if (words) report(session, joined(words.commit), 0, started, 0)
  return results
}

/** What one of the statements answers to its caller. */
function result<S extends Runs>(
  session: S,
  { shape, bound, mode }: Sent,
  answer: unknown,
  started: number,
  { finish }: Steps<S>,
): MaybePromise<unknown> {
  const raw = callOf(shape, mode) === 'insert' ? keyRow(session.adapter, shape, answer as number, mode) : answer
  return finish(session, shape, bound, mode, raw, started)
}

/** The error of the statement that failed, or of the words around them. */
function failed<S extends Runs>(
  session: S,
  sent: readonly Sent[],
  { at, error }: NonNullable<Together['failure']>,
  words: Words | undefined,
  started: number,
  { fail, translate }: Steps<S>,
): never {
  const each = sent[at]
  const said = each ? each.shape.sql : joined((at < 0 ? words?.begin : words?.commit) ?? [])
  const known = translate(session, error, said, each?.bound ?? [])
  // A statement that was stopped fails in the driver's way. That nobody knows what lasted says more.
  if (!(known instanceof OutcomeUnknown)) session.check?.()
  if (each) fail(session, each.shape, each.bound, error, started)
  throw known
}
