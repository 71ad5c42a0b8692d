// Handles of a database that give the values of filters.
import { type Executable, type Executor, FIRST, type Look, type Mode, type Parameters } from '../ast/executor.ts'
import type { TableSource } from '../ast/query.ts'
import { DefinitionError } from '../error/definition.ts'
import { ValidationError } from '../error/validation.ts'
import { isSource } from '../expression/source.ts'
import type { AnyModel } from '../model/model-types.ts'
import { filtersOf } from '../query/row-filters.ts'
import { byKey } from './get.ts'
import { unbound } from './statement.ts'
import type { BatchDatabase, HandleOptions, Transaction, TransactionDatabase } from './types.ts'

type Target = BatchDatabase | TransactionDatabase | Transaction
type Models = Readonly<Record<string, AnyModel>>
type Valued<L> = L extends { readonly name: infer N extends string; readonly '~value': infer V }
  ? [V] extends [never]
    ? never
    : { readonly name: N; readonly value: V }
  : never
type OwnFilters<M extends AnyModel> = M['$']['~tables'][M['$']['~key']] extends { '~filters': infer L } ? L : never
type ValuedOf<S extends Models> = { [K in keyof S]: Valued<OwnFilters<S[K]>> }[keyof S]

/** The values that filters of the models take, by their names. */
export type FilterValues<S extends Models> = {
  readonly [F in ValuedOf<S> as F['name']]: F['value']
} & {}

/** Checks the values, and names them as statements do. */
function parametersOf(models: Models, values: Readonly<Record<string, unknown>>): Parameters {
  const parameters: Record<string, unknown> = {}
  const known = new Set<string>()
  for (const [name, model] of Object.entries(models)) {
    if (!isSource(model))
      throw new DefinitionError(`withFilters() takes a schema, or some of its models, and ${name} is none`)
    for (const { input } of filtersOf(model.$ as unknown as TableSource)?.list ?? []) {
      if (!input) continue
      known.add(input.name)
      parameters[input.parameter] = input.check(Object.hasOwn(values, input.name) ? values[input.name] : undefined)
    }
  }
  const unknown = Object.keys(values).find(name => !known.has(name))
  if (unknown !== undefined) throw new DefinitionError(`withFilters(): no filter '${unknown}' takes a value`)
  return parameters
}

/** What databases and transactions have in common. */
function callsOn(db: Target, values: Parameters): Executor {
  // What comes with a statement may be of another handle, around this one.
  const given = (parameters?: Parameters): Parameters => ({ ...values, ...parameters })
  const run = (statement: Executable, mode: Mode, parameters?: Parameters): Promise<unknown> =>
    db['~run'](statement, mode, given(parameters))
  const bind = (one: unknown): unknown => {
    const { statement, parameters } = unbound(one)
    return { '~bound': { statement, parameters: given(parameters) } }
  }
  const calls = {
    get '~dialect'() {
      return db['~dialect']
    },
    '~run': run,
    '~stream': (statement: Executable, parameters?: Parameters) => db['~stream'](statement, given(parameters)),
    '~explain': <T = string>(statement: Executable, parameters?: Parameters, look?: Look<T>) =>
      db['~explain'](statement, given(parameters), look),
    '~sql': (statement: Executable, parameters?: Parameters) => db['~sql'](statement, given(parameters)),
    '~use': (work: (session: never) => unknown, atomic: boolean) => db['~use'](work, atomic),
    get: async (model: AnyModel, key: unknown) => run(byKey(model, key), FIRST),
    batch: async (statements: readonly unknown[]) => db.batch(statements.map(bind) as never),
  }
  return calls
}

function handle<D extends Target>(db: D, values: Parameters): D {
  const inner = db as Target & Partial<TransactionDatabase>
  const calls = callsOn(db, values)
  const transaction = (body: (tx: Transaction) => Promise<unknown>, options?: object): Promise<unknown> =>
    (db as TransactionDatabase).transaction(
      typeof body === 'function' ? tx => body(handle(tx, values)) : (body as never),
      options,
    )
  if (!inner.open) return Object.assign(calls, { transaction }) as never
  const { open, close, stats, with: others } = inner as TransactionDatabase
  return Object.defineProperties(
    Object.assign(calls, {
      transaction,
      with: (options: HandleOptions) => handle(others.call(db, options), values),
      stats: () => stats.call(db),
      open: () => open.call(db),
      close: () => close.call(db),
      [Symbol.asyncDispose]: () => close.call(db),
    }),
    {
      storage: { get: () => (db as TransactionDatabase).storage, enumerable: true },
      // What changes the tables of a database looks at its adapter.
      core: { get: () => (db as unknown as { readonly core: unknown }).core },
    },
  ) as never
}

/**
 * The same database, or open transaction, with values for the filters of these models:
 * `withFilters(db, schema, { tenant: 7 })`. Statements through this handle, its transactions and its batches have them;
 * through others they are refused with a ValidationError wherever they name a model whose filter takes a value. A handle
 * is made for each request and costs nothing that has to be closed; one that is made of another takes new values in the
 * place of those. get() calls through it are not gathered.
 *
 * Throws ValidationError for a value that is missing or wrong, and DefinitionError for a name that no filter has.
 */
export function withFilters<D extends Target, const S extends Models>(db: D, models: S, values: FilterValues<S>): D {
  if (typeof values !== 'object' || values === null)
    throw new ValidationError('withFilters() takes an object of values')
  return handle(db, parametersOf(models, values))
}
