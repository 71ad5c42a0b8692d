// A query and all that is loaded beside its rows, as one statement.
import { FIRST, type Mode, TWO } from '../../ast/executor.ts'
import { Node, type Ordering } from '../../ast/node.ts'
import * as op from '../../ast/op.ts'
import { type DerivedSource, Selection, type Source } from '../../ast/query.ts'
import type { BuildObject } from '../../ast/shape.ts'
import type { Codec, ValueType } from '../../ast/value-type.ts'
import { resultOf } from '../../compile/output.ts'
import type { OwnColumns } from '../../compile/part.ts'
import { PLACE, readsWhole, sharesQueries, treeDocuments, type TreeLevel } from '../../compile/tree.ts'
import { commonTable } from '../../compile/with.ts'
import { jsonArray } from '../../kind/json-sql.ts'
import { partsType } from '../../kind/json-parts.ts'
import { SAFE_INTEGER } from '../../kind/number.ts'
import { columnsOnly } from '../../query/own-table.ts'
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

/** A part of the statement: its query, and where its rows have their columns. */
interface Part extends TreeLevel, Form {}

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
  const whole = readsWhole(dialect)
  const parts: Part[] = []
  const places = new Map<Level, number>()
  const add = (made: Part | null): made is Part => made !== null && parts.push(made) > 0
  const below = (parent: Part, children: readonly Level[]): boolean =>
    children.every(child => {
      places.set(child, parts.length)
      const made = levelPart(child, parent, parts.length, whole)
      return add(made) && below(made, child.below)
    })
  const root = rootPart(query, mode, whole)
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

/** @param whole - whether rows are read in the order in which they come */
function rootPart(query: SelectQuery, mode: Mode, whole: boolean): Part | null {
  const { source, selection, orders, rows } = query
  const clauses: Clauses = query
  const most = mode === FIRST ? 1 : mode === TWO ? 2 : null
  const limit = most !== null && (rows === null || (rows as number) > most) ? most : rows
  const form = formOf(selection, source)
  if (!form) return null
  const { named, types } = form
  const told = whole ? [] : orders
  const keys = told.map(({ node }, at): [string, Node] => [`o${at}`, node])
  const base = new SelectQuery(source, { ...clauses, rows: limit, selection: selected([...named, ...keys]) })
  if (told.length === 0) return part(base, form, 0, false)
  // Places are counted after the limit has cut off all other rows.
  const cut: DerivedSource = { kind: 'derived', as: '~rows', query: base }
  const output = (name: string, type: ValueType): Node => new Node(op.OUTPUT, name, cut, type)
  const by = orders.map((order, at): Ordering => ({ ...order, node: output(`o${at}`, order.node.type) }))
  const outer = new SelectQuery(cut, {
    ...NO_CLAUSES,
    selection: selected([
      ...named.map(([name], at) => [name, output(name, types[at] as ValueType)] as const),
      [PLACE, placeIn([], by)],
    ]),
  })
  return part(outer, form, 0, true)
}

function levelPart(level: Level, parent: Part, at: number, whole: boolean): Part | null {
  const { answer, plan, here } = level
  const form = formOf(answer.selection && selectionOf(answer.selection, 'select()'), plan.target.$)
  if (!form) return null
  const { build, types, source: above } = parent
  const keys = new SelectQuery(above, {
    ...NO_CLAUSES,
    selection: selected(
      here.map(({ key }, place) => {
        const column = build.parts[build.keys.indexOf(key)] as number
        return [`k${place}`, new Node(op.OUTPUT, columnName(column), above, types[column] as ValueType)]
      }),
    ),
  })
  const { query, orders, place } = level.all(columns => new Amongst(columns, keys), at)
  const { source, joins, conditions } = query as unknown as SelectQuery
  const rows = { ...NO_CLAUSES, joins, conditions }
  if (whole || orders.length === 0)
    return part(new SelectQuery(source, { ...rows, orders, selection: selected(form.named) }), form, at, false)
  const listed: Named = [...form.named, [PLACE, place ?? placeIn([], orders)]]
  return part(new SelectQuery(source, { ...rows, selection: selected(listed) }), form, at, true)
}

type Named = readonly (readonly [name: string, node: Node])[]

const selected = (columns: Named): Selection =>
  new Selection(
    columns.map(([name]) => name),
    columns.map(([, node]) => node),
  )

interface Form extends LevelForm {
  readonly named: Named
  readonly columns: OwnColumns
  /** Tells rows of this form from those of others. */
  readonly key: string
}

/** What rows are read from, and built of; null where documents cannot hold it. */
function formOf(selection: Selection | null, source: Source): Form | null {
  if (selection) return madeForm(selection, source)
  let known = wholes.get(source)
  if (known === undefined) wholes.set(source, (known = madeForm(null, source)))
  return known
}

/** Forms of whole rows, which are the same each time. */
const wholes = new WeakMap<Source, Form | null>()

function madeForm(selection: Selection | null, source: Source): Form | null {
  const { outputs, root: build } = resultOf(selection, source, NONE, undefined as never)
  const types = outputs.map(({ node }) => node.type)
  if (types.length > MOST_COLUMNS || !types.every(fits)) return null
  const labels = outputs.map(({ label }) => label)
  return {
    named: outputs.map(({ node }, at) => [columnName(at), node]),
    columns: types.map((type, at) => [columnName(at), type]),
    types,
    labels,
    build,
    key: `${types.map(({ id }) => id).join()} ${labels.join()} ${shown(build)}`,
  }
}

/** The columns of the parts are told beside them. */
const UNTOLD = columnsOnly([])

function part(base: SelectQuery, form: Form, at: number, ordered: boolean): Part {
  const as = `~${at}`
  const own = commonTable({ name: as, columns: form.columns, base, step: null, all: true })
  return { ...form, source: { kind: 'derived', as, query: UNTOLD, own }, ordered }
}

function statement(parts: readonly Part[]): SelectQuery {
  const key = parts.map(one => one.key).join('; ')
  const read = documentReader(parts)
  const type = partsType(`tree ${key}`, 'array', (document, codec: (type: ValueType) => Codec) => read(document, codec))
  const own = treeDocuments(parts, jsonArray, SAFE_INTEGER, key)
  const source: DerivedSource = { kind: 'derived', as: '~tree', query: UNTOLD, own }
  const selection = selected([['d', new Node(op.OUTPUT, 'd', source, type)]])
  return new SelectQuery(source, { ...NO_CLAUSES, selection })
}

const fields = new WeakMap<object, number>()
let fieldCount = 0
function numberOf(computed: object): number {
  let number = fields.get(computed)
  if (number === undefined) fields.set(computed, (number = ++fieldCount))
  return number
}

const shown = ({ keys, parts, computed }: BuildObject): string =>
  JSON.stringify([keys, parts.map(one => (typeof one === 'number' ? one : shown(one))), computed && numberOf(computed)])
