// From a text in TypeScript to the query that its last expression is.
import type { Statement } from 'isomodel'
import { type Failure, failure, type Place } from './failure.ts'
import { type Load, loadBlob, type Loaded } from './load.ts'
import { moduleOf } from './module.ts'
import { isStatement } from './runnable.ts'
import { isInScope, scope } from './scope.ts'
import { placeAt, readSyntax, type Syntax } from './syntax.ts'
import { transpile } from './transpile.ts'
import { noModule, notAQuery, thrownMessage, valueMessage } from './words.ts'

export type FreeQuery = { readonly query: Statement<unknown> } | { readonly failure: Failure }

/**
 * Runs the text and answers its query, which is sent nowhere. Everything of isomodel and the shop's models are in scope;
 * a text that imports them all the same may. The query is the last expression, or what the last declaration declares.
 * Types are left out, not checked. Never rejects: what is wrong is told in the failure.
 */
export async function freeQuery(text: string, load: Load = loadBlob): Promise<FreeQuery> {
  const outcome = await evaluate(text, load)
  return 'failure' in outcome || !isStatement(outcome.value) ? asFailure(outcome) : { query: outcome.value }
}

type Outcome = { readonly value: unknown; readonly end: Place } | { readonly failure: Failure }

const asFailure = (outcome: Outcome): { failure: Failure } =>
  'failure' in outcome ? outcome : { failure: failure('no query', valueMessage(outcome.value), outcome.end) }

async function evaluate(text: string, load: Load): Promise<Outcome> {
  const transpiled = transpile(text)
  if ('kind' in transpiled) return { failure: transpiled }
  const { code: script, placeOf } = transpiled
  const syntax = readSyntax(script)
  const at = (position: number): Place => placeOf(placeAt(script, position))
  const refusal = refused(syntax, script, at)
  if (refusal) return { failure: refusal }
  const module = moduleOf(script, syntax, Object.keys(scope))
  let loaded: Loaded
  try {
    loaded = await load(module.code)
  } catch (error) {
    const place = syntax.suspect === undefined ? undefined : at(syntax.suspect)
    return { failure: failure('syntax', (error as Error).message, place, error) }
  }
  try {
    return { value: await loaded.main(scope), end: at((syntax.expression ?? syntax.name)?.from ?? 0) }
  } catch (error) {
    const place = placeInStack(error, loaded.address)
    return { failure: failure('thrown', thrownMessage(error), place && placeOf(module.placeOf(place)), error) }
  }
}

/** What can be told to lead nowhere before it runs. */
function refused(syntax: Syntax, script: string, at: (position: number) => Place): Failure | undefined {
  const foreign = syntax.imports.find(({ module }) => !isInScope(module))
  if (foreign) return failure('no query', noModule(foreign.module), at(foreign.from))
  if (syntax.expression || syntax.name) return undefined
  return failure('no query', notAQuery, at(syntax.last?.from ?? script.length))
}

/** The innermost call in the module: the frames above it are of the library. */
function placeInStack(error: unknown, address: string): Place | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const [, line, column] = /^:(\d+):(\d+)/.exec(stack.split(address)[1] ?? '') ?? []
  return line ? { line: Number(line), column: Number(column) } : undefined
}
