// What is known of all calls through the handles of one advise().
import type { Executable, Executor, Look, Parameters } from '../../ast/executor.ts'
import type { SelectPlan } from '../../ast/query.ts'
import { SelectQuery } from '../../query/select.ts'
import type { Session } from '../run.ts'
import type { BatchDatabase } from '../types.ts'
import type { Advice, AdviseOptions } from './advice-types.ts'
import { type Lookup, lookupOf, namesOf, relationsTo } from './lookups.ts'
import { scansOf } from './scans.ts'
import { callSite } from './site.ts'
import { type Turn, Turns } from './turns.ts'

/** Texts of which the plans are remembered. */
const TEXTS = 1000
/** Milliseconds for which a look at a plan waits for its turn. */
const PATIENCE = 5000

/** A call: by which handle, from where, and among which others. */
interface Call {
  readonly tag: string | undefined
  readonly site: string | undefined
  readonly turn: Turn
}

/** A statement that a call ran. */
export type Ran = readonly [statement: unknown, parameters?: Parameters | undefined]

type Facts = Pick<Advice, 'site' | 'sql' | 'tag'>

export class Advisor {
  readonly #db: BatchDatabase
  readonly #onAdvice: AdviseOptions['onAdvice']
  readonly #repeats: number
  readonly #rows: number
  readonly #turns = new Turns()
  readonly #said = new Set<string>()
  /** What the plan of a text tells. */
  readonly #scans = new Map<string, Promise<readonly Lookup[]>>()

  constructor(db: BatchDatabase, { onAdvice, repeats = 3, rows = 1000 }: AdviseOptions) {
    this.#db = db.with({ timeout: PATIENCE })
    this.#onAdvice = onAdvice
    this.#repeats = repeats
    this.#rows = rows
  }

  /** Called by what a user calls; `depth` is how many frames of the stack are the library's. */
  begin(tag: string | undefined, depth: number): Call {
    const turn = this.#turns.current()
    // What the library goes on with by itself was begun by the call before.
    turn.site = callSite(depth) ?? turn.site
    return { tag, site: turn.site, turn }
  }

  /** Runs a call, and looks at what it ran when that has succeeded. */
  async watch<T>(call: Call, db: Executor, ran: readonly Ran[], work: () => Promise<T>): Promise<T> {
    try {
      const answer = await work()
      for (const one of ran) this.#look(call, db, one)
      return answer
    } finally {
      this.#turns.enter(call.turn)
    }
  }

  #look(call: Call, db: Executor, [given, parameters]: Ran): void {
    const statement = (given as Partial<Executable> | null | undefined)?.['~root'] ?? given
    // Nothing else is surely a read, and asking a write for its text would make its defaults again.
    if (!(statement instanceof SelectQuery)) return
    const facts = { site: call.site, tag: call.tag, sql: db['~sql'](statement, parameters).sql }
    this.#count(call.turn, facts, statement)
    if (this.#rows !== Infinity) void this.#explain(facts, statement, parameters)
  }

  #count({ counts }: Turn, facts: Facts, plan: SelectPlan): void {
    const key = `${facts.site} ${facts.sql}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    const lookup = count < this.#repeats ? undefined : lookupOf(plan)
    if (!lookup || !this.#isNew(`repeats ${key}`)) return
    const model = lookup.source.table.model
    const columns = namesOf(lookup)
    const relations = relationsTo(lookup)
    const loads = relations
      .map(one => one.split('.'))
      .map(([from, name]) => `load(db, ${from}, rows, { ${name}: true })`)
    const what = `${facts.site ?? 'a query'} read ${model} by ${columns.join(', ')} ${count} times, for one value each`
    const message = `${what}: read them together, by ${[...loads, 'in()'].join(' or ')}`
    this.#onAdvice({ ...facts, kind: 'repeats', message, model, columns, relations, count })
  }

  /** Plans are asked for when the query has run, apart from every transaction, and hold up nobody. */
  async #explain(facts: Facts, statement: SelectQuery, parameters: Parameters | undefined): Promise<void> {
    try {
      let scans = this.#scans.get(facts.sql)
      if (!scans) {
        if (this.#scans.size >= TEXTS) this.#scans.clear()
        const look: Look<readonly Lookup[]> = (session: Session, _, all) => scansOf(session, statement, all, this.#rows)
        scans = this.#db['~explain'](statement, parameters, look)
        this.#scans.set(facts.sql, scans)
      }
      for (const lookup of await scans) this.#scanned(facts, lookup)
    } catch {
      // The database may be closed or busy, and the table gone: the next call looks again.
      this.#scans.delete(facts.sql)
    }
  }

  #scanned(facts: Facts, lookup: Lookup): void {
    const { model } = lookup.source.table
    if (!this.#isNew(`scan ${model} ${facts.site} ${facts.sql}`)) return
    const columns = namesOf(lookup)
    const rows = this.#rows
    const message = `${facts.site ?? 'a query'} reads all rows of ${model}, more than ${rows}: no index begins with ${columns.join(' or ')}`
    this.#onAdvice({ ...facts, kind: 'scan', message, model, columns, rows })
  }

  #isNew(advice: string): boolean {
    const known = this.#said.has(advice)
    this.#said.add(advice)
    return !known
  }
}
