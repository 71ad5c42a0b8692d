// Look-ups by key that are made in one tick, as one statement.
import { ALL, type Executable, FIRST, type Mode } from '../ast/executor.ts'
import type { TableSource } from '../ast/query.ts'
import { ValidationError } from '../error/validation.ts'

/** What runs the statements: a database, or a transaction. */
interface Runs {
  '~run'(statement: Executable, mode: Mode): Promise<unknown>
}

/** The query for the row with a key; with `in` for the rows with any of several. */
type ByKey<M> = (model: M, key: unknown, operator?: 'in') => Executable
/** Answers a look-up, together with others if it can. */
export type Gather = <M extends object>(runs: Runs, byKey: ByKey<M>, model: M, key: unknown) => Promise<unknown>

interface LookUp {
  readonly key: unknown
  readonly resolve: (row: unknown) => void
  readonly reject: (error: unknown) => void
}

/** Look-ups of one model on the way to one statement, and how rows are found. */
interface Group {
  readonly lookUps: LookUp[]
  readonly column: string
  readonly one: (key: unknown) => Promise<unknown>
  readonly all: (keys: unknown[]) => Promise<Record<string, unknown>[]>
}

/** So many keys go into one statement. */
const MOST = 1000
const KINDS = new Set(['string', 'number', 'bigint'])

/** Groups that are still open, by what runs them and what they look for. */
const open = new WeakMap<Runs, Map<object, Group>>()

/**
 * Each caller gets a row of its own; where the values of a row are objects (dates, JSON), callers who asked for the same
 * key share those. Keys of several columns, and keys that are neither text nor numbers, go alone.
 */
export const gather: Gather = (runs, byKey, model, key) => {
  const { primaryKey } = (model as unknown as { $: TableSource }).$.table
  const one = async (each: unknown): Promise<unknown> => runs['~run'](byKey(model, each), FIRST)
  if (primaryKey.length > 1 || !KINDS.has(typeof key)) return one(key)
  return new Promise((resolve, reject) => {
    let groups = open.get(runs)
    if (!groups) open.set(runs, (groups = new Map<object, Group>()))
    let group = groups.get(model)
    if (!group || group.lookUps.length === MOST) {
      const all: Group['all'] = async keys => runs['~run'](byKey(model, keys, 'in'), ALL) as never
      groups.set(model, (group = { lookUps: [], column: primaryKey[0] as string, one, all }))
      sendLater(groups, model, group)
    }
    group.lookUps.push({ key, resolve, reject })
  })
}

/**
 * After the calls of this tick, and after those who go on because of the same answer; but before a transaction whose
 * callback has returned looks for what is still to be done.
 */
function sendLater(groups: Map<object, Group>, model: object, group: Group): void {
  void Promise.resolve().then(() => {
    if (groups.get(model) === group) groups.delete(model)
    void answer(group)
  })
}

async function answer(group: Group): Promise<void> {
  const { lookUps, column, all } = group
  if (lookUps.length === 1) return alone(group, lookUps[0] as LookUp)
  try {
    const rows = await all([...new Set(lookUps.map(({ key }) => key))])
    const found = new Map(rows.map(row => [row[column], row]))
    const given = new Set<unknown>()
    const missing: LookUp[] = []
    for (const lookUp of lookUps) {
      const row = found.get(lookUp.key)
      if (row) lookUp.resolve(given.has(row) ? { ...row } : row)
      else missing.push(lookUp)
      given.add(row)
    }
    given.delete(undefined)
    // The database may find a row by a key that is written in another way: in upper case, say.
    const certain = rows.length === given.size
    for (const lookUp of missing) {
      if (certain && typeof lookUp.key !== 'string') lookUp.resolve(undefined)
      else void alone(group, lookUp)
    }
  } catch (error) {
    // One wrong key is the fault of its caller alone, and was refused before anything was sent.
    const refused = error instanceof ValidationError
    for (const lookUp of lookUps) {
      if (refused) void alone(group, lookUp)
      else lookUp.reject(error)
    }
  }
}

const alone = ({ one }: Group, { key, resolve, reject }: LookUp): Promise<void> => one(key).then(resolve, reject)
