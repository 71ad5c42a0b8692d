// A query and all that is loaded beside its rows, as one statement.
import { FIRST, type Mode, TWO } from '../../ast/executor.ts'
import type { Node, Ordering } from '../../ast/node.ts'
import { type DerivedSource, Selection, type Source } from '../../ast/query.ts'
import type { BuildObject } from '../../ast/shape.ts'
import type { Codec, ValueType } from '../../ast/value-type.ts'
import { resultOf } from '../../compile/output.ts'
import { PLACE, sharesQueries, treeDocuments, type TreeLevel } from '../../compile/tree.ts'
import { jsonArray } from '../../kind/json-sql.ts'
import { partsType } from '../../kind/json-parts.ts'
import { SAFE_INTEGER } from '../../kind/number.ts'
import { cte } from '../../query/cte.ts'
import { derived } from '../../query/derived.ts'
import { ownTable } from '../../query/own-table.ts'
import { type Clauses, NO_CLAUSES, SelectQuery } from '../../query/select.ts'
import { selectionOf } from '../../query/selection.ts'
import { Amongst } from '../load/amongst.ts'
import type { Row } from '../load/keys.ts'
import type { Level } from '../load/level.ts'
import { joinLevels } from '../load/levels.ts'
import { placeIn } from '../load/place.ts'
import type { Root } from '../load/root.ts'
import { documentReader, type LevelForm, type LevelRows } from './documents.ts'

export interface TreeStatement {
  readonly query: SelectQuery
  /** Of what it answered: the rows of the root with what holds their keys, and those of all levels. */
  read(answer: unknown): { readonly holders: readonly Row[]; join(into: readonly Row[]): void }
}

/** Functions of documents take a hundred arguments in Postgres. */
const MOST_COLUMNS = 95

type Table = Record<string, Node> & { readonly $: DerivedSource }

/** A part of the statement: its query, and where its rows have their columns. */
interface Part extends TreeLevel, LevelForm {
  readonly table: Table
}

const NONE: ReadonlySet<string> = new Set()
const columnName = (at: number): string => `c${at}`

/** Whether documents can hold a value without losing anything. */
const fits = ({ kind, item }: ValueType): boolean =>
  kind !== 'custom' && kind !== 'unknown' && (item === undefined || fits(item))

/** The statement, or null where there is none that says all of it. What an adapter at a distance brings along. */
export function wholeTree({ query, levels }: Root, mode: Mode, dialect: object): TreeStatement | null {
  if (!sharesQueries(dialect)) return null
  const { unique, groups, havings, lock } = query
  if (unique || groups.length || havings.length || lock) return null
  const parts: Part[] = []
  const places = new Map<Level, number>()
  const add = (made: Part | null): made is Part => made !== null && parts.push(made) > 0
  const below = (parent: Part, children: readonly Level[]): boolean =>
    children.every(child => {
      places.set(child, parts.length)
      const made = levelPart(child, parent, parts.length)
      return add(made) && below(made, child.below)
    })
  const root = rootPart(query, mode)
  if (!add(root) || !below(root, levels)) return null
  return {
    query: statement(parts),
    read(answer) {
      const rows = sorted(parts.length, answer as readonly { readonly d: LevelRows }[])
      const found = new Map([...places].map(([level, at]) => [level, rows[at] as Row[]]))
      const [holders = []] = rows
      return { holders, join: into => joinLevels(levels, into, holders, found) }
    },
  }
}

/** Rows of each level, in their order. */
function sorted(count: number, answer: readonly { readonly d: LevelRows }[]): Row[][] {
  const levels = Array.from({ length: count }, (): LevelRows[] => [])
  for (const { d } of answer) levels[d.level]?.push(d)
  return levels.map(found => found.sort((a, b) => a.place - b.place).flatMap(({ rows }) => rows))
}

function rootPart(query: SelectQuery, mode: Mode): Part | null {
  const { source, selection, orders, rows } = query
  const clauses: Clauses = query
  const limit = rows ?? (mode === FIRST ? 1 : mode === TWO ? 2 : null)
  const form = formOf(selection, source)
  if (!form) return null
  const { columns } = form
  const keys = orders.map(({ node }, at): [string, Node] => [`o${at}`, node])
  const base = new SelectQuery(source, { ...clauses, rows: limit, selection: selected([...columns, ...keys]) })
  if (orders.length === 0) return part(base, form, 0, false)
  // Places are counted after the limit has cut off all other rows.
  const cut = derived(base, '~rows') as Table
  const by = orders.map((order, at): Ordering => ({ ...order, node: cut[`o${at}`] as Node }))
  const outer = new SelectQuery(cut.$, {
    ...NO_CLAUSES,
    selection: selected([
      ...columns.map(([name]): [string, Node] => [name, cut[name] as Node]),
      [PLACE, placeIn([], by)],
    ]),
  })
  return part(outer, form, 0, true)
}

function levelPart(level: Level, parent: Part, at: number): Part | null {
  const { answer, plan, here } = level
  const form = formOf(answer.selection && selectionOf(answer.selection, 'select()'), plan.target.$)
  if (!form) return null
  const { build, table } = parent
  const names = here.map(({ key }) => columnName(build.parts[build.keys.indexOf(key)] as number))
  const keys = new SelectQuery(table.$, {
    ...NO_CLAUSES,
    selection: selected(names.map((name, place) => [`k${place}`, table[name] as Node])),
  })
  const amongst = (columns: readonly Node[]): Node => new Amongst(columns, keys)
  const { query, place } = level.all(amongst, at)
  const listed = place ? [...form.columns, [PLACE, place] as const] : form.columns
  const { source, joins, conditions } = query as unknown as SelectQuery
  const rows = new SelectQuery(source, { ...NO_CLAUSES, joins, conditions, selection: selected(listed) })
  return part(rows, form, at, place !== null)
}

type Named = readonly (readonly [name: string, node: Node])[]

const selected = (columns: Named): Selection =>
  new Selection(
    columns.map(([name]) => name),
    columns.map(([, node]) => node),
  )

interface Form extends LevelForm {
  readonly columns: Named
}

/** What rows are read from, and built of; null where documents cannot hold it. */
function formOf(selection: Selection | null, source: Source): Form | null {
  const { outputs, root: build } = resultOf(selection, source, NONE, undefined as never)
  const types = outputs.map(({ node }) => node.type)
  if (types.length > MOST_COLUMNS || !types.every(fits)) return null
  const columns = outputs.map(({ node }, at): [string, Node] => [columnName(at), node])
  return { columns, types, labels: outputs.map(({ label }) => label), build }
}

function part(query: SelectQuery, { types, labels, build }: Form, at: number, ordered: boolean): Part {
  const table = cte(`~${at}`, query as never) as unknown as Table
  const columns = types.map((type, place) => [columnName(place), type] as const)
  return { table, source: table.$, columns, ordered, types, labels, build }
}

function statement(parts: readonly Part[]): SelectQuery {
  const key = parts.map(({ types, build }) => `${types.map(({ id }) => id).join()} ${shown(build)}`).join('; ')
  const read = documentReader(parts)
  const type = partsType(`tree ${key}`, 'array', (document, codec: (type: ValueType) => Codec) => read(document, codec))
  const documents = treeDocuments(parts, jsonArray, SAFE_INTEGER, key)
  const table = ownTable('include()', '~tree', [['d', type]], documents) as Table
  return new SelectQuery(table.$, { ...NO_CLAUSES, selection: selected([['d', table['d'] as Node]]) })
}

const fields = new WeakMap<object, number>()
let fieldCount = 0
function numberOf(computed: object): number {
  let number = fields.get(computed)
  if (number === undefined) fields.set(computed, (number = ++fieldCount))
  return number
}

/** What tells rows of one form from those of another. */
const shown = ({ keys, parts, computed }: BuildObject): string =>
  JSON.stringify([keys, parts.map(one => (typeof one === 'number' ? one : shown(one))), computed && numberOf(computed)])
