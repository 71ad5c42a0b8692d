// Several statements as one: in one round trip where the driver can, otherwise one after another.
import type { MaybePromise, PlannedCall, Steps, Words } from '../adapter/adapter.ts'
import type { Mode, Parameters } from '../ast/executor.ts'
import type { Plan } from '../ast/query.ts'
import { bounded, fail, finish, isPromise, report, runPlan, type Session, translate } from './run.ts'
import { atomically } from './words.ts'

/** What an adapter's trips are made of. */
const STEPS: Steps<Session> = { atomically, bounded, fail, finish, report, translate }

/** Runs all of the calls in order, as one where there are `words`: in few round trips where the driver can. */
export function runEach(
  session: Session,
  calls: readonly PlannedCall[],
  words: Words | undefined,
): MaybePromise<unknown[]> {
  if (calls.length === 0) return []
  const { adapter, connection } = session
  if (adapter.trips && connection.together) return adapter.trips(session, calls, words, STEPS)
  const run = (): MaybePromise<unknown[]> => inTurn(session, calls)
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
