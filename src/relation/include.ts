// include(): a query whose rows come with what they are related to.
import {
  ALL,
  COUNT,
  EXISTS_ANY,
  type Executor,
  FIRST,
  type Mode,
  type Parameters,
  type Sender,
  type Together,
} from '../ast/executor.ts'
import { type JoinKind, Selection, type SelectPlan, type Source, type Sourced, type TableSource } from '../ast/query.ts'
import { DefinitionError, UnsupportedError } from '../error/definition.ts'
import type { Page, PageOptions } from '../query/query-types.ts'
import { type Clauses, SelectQuery } from '../query/select.ts'
import { after } from './load/in-turn.ts'
import { checkLevels, loadLevels, senderOf } from './load/levels.ts'
import type { Row } from './load/keys.ts'
import { rowOf } from './load/answer.ts'
import { type Root, rootOf } from './load/root.ts'
import type { TreeStatement } from './tree/tree.ts'
import { checkNames, type Tree, treeOf } from './plan.ts'

/** Rows that a stream loads for at once. */
const BATCH = 256

type TreeOf = (root: Root, mode: Mode, dialect: object) => TreeStatement | null

class IncludeQuery extends SelectQuery {
  private readonly tree: Tree
  private made: Root | undefined

  constructor(source: Source, from: Clauses, tree: Tree) {
    super(source, from)
    this.tree = tree
    // Whatever needs columns refuses a query whose result has objects in it.
    this.selection = new Selection(['row', 'loaded'], [source, new Selection([], [])])
  }

  private get root(): Root {
    return (this.made ??= rootOf(this.source as TableSource, this, this.tree))
  }

  get '~root'(): SelectQuery {
    return this.root.query
  }

  protected override copy(): IncludeQuery {
    return new IncludeQuery(this.source, this, this.tree)
  }
  protected override join(kind: JoinKind, source: Sourced, on: unknown): SelectQuery {
    return withRows(super.join(kind, source, on))
  }
  override select(): never {
    throw new DefinitionError(`include() loads whole rows of ${this.source.as}: select() stands in its options`)
  }
  override distinct(): SelectQuery {
    const { unique } = this
    if (typeof unique === 'object') throw new DefinitionError(`a query with ${unique.by} has no distinct()`)
    return super.distinct()
  }
  override as(): never {
    throw new DefinitionError(`rows with include() are no table: ${this.source.as}`)
  }
  override include(asked: object): SelectQuery {
    return includes(this, asked, this.tree)
  }

  override '~plan'(_most?: number, _whole?: boolean, how?: Together): SelectPlan {
    const tree = how && this.together(how, ALL)
    if (tree) return tree.query
    const instead = 'run the query, and onQuery or recordStatements() shows what it sends'
    throw new UnsupportedError('single statement for include()', how?.name ?? 'a dialect alone', instead)
  }

  private together({ tree, dialect }: Together, mode: Mode): TreeStatement | null {
    return tree ? (tree as TreeOf)(this.root, mode, dialect) : null
  }

  '~load'(sender: Sender, mode: Mode): unknown {
    const { root } = this
    if (mode === COUNT || mode === EXISTS_ANY) return sender.run(root.query, mode)
    const tree = this.together(sender.how, mode)
    if (tree)
      return after(sender.run(tree.query, ALL), answer => {
        const { holders, join } = tree.read(answer)
        const rows = holders.map(holder => rowOf(holder, root.beside))
        join(rows)
        return mode === FIRST ? rows[0] : rows
      })
    checkLevels(sender, root.levels)
    return after(sender.run(root.query, mode), answer => {
      const holders = mode === FIRST ? (answer === undefined ? [] : [answer]) : answer
      const rows = this.loaded(sender, holders as Row[])
      return mode === FIRST ? after<Row[], unknown>(rows, ([row]) => row) : rows
    })
  }

  /** The rows that these hold, with all that was asked for. */
  private loaded(sender: Sender, holders: readonly Row[]): unknown {
    const { levels, beside } = this.root
    const rows = holders.map(holder => rowOf(holder, beside))
    return after(loadLevels(sender, levels, rows, holders), () => rows)
  }

  /** The rows of the page come first, and then what they are related to. */
  override async page(db: Executor, options: PageOptions): Promise<unknown> {
    const sender = senderOf(db)
    checkLevels(sender, this.root.levels)
    const page = (await this.root.query.page(db, options)) as Page<Row>
    return { ...page, rows: await this.loaded(sender, page.rows) }
  }

  override stream(db: Executor): AsyncIterableIterator<unknown> {
    return this['~batches'](db)
  }

  async *'~batches'(db: Executor, parameters?: Parameters): AsyncIterableIterator<unknown> {
    const sender = senderOf(db, parameters)
    checkLevels(sender, this.root.levels)
    let holders: Row[] = []
    for await (const holder of db['~stream'](this.root.query, parameters)) {
      if (holders.push(holder as Row) < BATCH) continue
      yield* (await this.loaded(sender, holders)) as Row[]
      holders = []
    }
    yield* (await this.loaded(sender, holders)) as Row[]
  }
}

/** The query, whose joins miss no row of its first table. */
function withRows(query: SelectQuery): SelectQuery {
  const { model } = (query.source as TableSource).table
  if (query.joins.some(({ kind }) => kind === 'right' || kind === 'full'))
    throw new DefinitionError(`include() needs rows of ${model}, which a right or full join may miss`)
  return query
}

function includes(query: SelectQuery, asked: unknown, before: Tree): SelectQuery {
  const source = withRows(query).source as TableSource
  const { model } = source.table
  const more = treeOf(source, asked)
  const names = new Set([...more.includes.map(({ relation }) => relation.name), ...Object.keys(more.extras)])
  const tree = {
    includes: [...before.includes.filter(({ relation }) => !names.has(relation.name)), ...more.includes],
    extras: { ...before.extras, ...more.extras },
  }
  checkNames(model, source, tree, null, false)
  return new IncludeQuery(source, query, tree)
}

/** What relations bring along, for queries of their models. */
export function includeIn(query: object, asked: unknown): object {
  const plan = query as SelectQuery
  if (plan.selection)
    throw new DefinitionError(`include() loads whole rows of ${plan.source.as}, and stands before no select()`)
  return includes(plan, asked, { includes: [], extras: {} })
}
