// The select list: which columns are read, under which names, and how rows are built from them.
import type { ColumnDescription } from '../ast/column.ts'
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import { Selection, type SelectPlan, type Source, type TableSource } from '../ast/query.ts'
import type { Build, BuildObject, ColumnPlan, ResultPlan } from '../ast/shape.ts'
import type { ValueType } from '../ast/value-type.ts'
import { DefinitionError } from '../error/definition.ts'
import { type Context, labelOf, quote } from './context.ts'
import { writeNode } from './expression.ts'
import { FOUND } from './source.ts'

/** One column to be read, and what messages call it. */
interface Output {
  readonly node: Node
  readonly label: string
}

interface Tree {
  readonly outputs: Output[]
  readonly missing: ReadonlySet<string>
  readonly ctx: Context
}

/** A value as the database has it. */
export const STORED: ValueType = { kind: 'unknown', id: -1, expects: 'value', accepts: () => true }

/** The columns of a whole row, by the names they have on it. */
export function wholeRow(source: Source): Selection {
  if (source.kind === 'derived') {
    const columns = outputNames(source.query)
    return row(columns.map(([name, type]) => [name, new Node(op.OUTPUT, name, source, type)]))
  }
  let known = tableRows.get(source)
  if (!known) tableRows.set(source, (known = tableRow(source)))
  return known
}

/** Made once for each model and alias: every select of whole rows needs them. */
const tableRows = new WeakMap<TableSource, Selection>()

function tableRow(source: TableSource): Selection {
  const { columns, expressions } = source.table
  return row([
    ...columns.filter(column => !column.private).map(column => [column.key, columnNode(source, column)] as const),
    ...[...expressions].map(([name, node]) => [name, rebased(node, source)] as const),
  ])
}

const row = (columns: readonly (readonly [string, Node])[]): Selection =>
  new Selection(
    columns.map(([name]) => name),
    columns.map(([, node]) => node),
  )

const columnNode = (source: TableSource, column: ColumnDescription, type: ValueType = column.type): Node =>
  new Node(op.COLUMN, column, source, type)

/** A computed expression names its table; under an alias it means the alias. */
function rebased(node: Node, source: TableSource): Node {
  if (!source.aliased) return node
  if (node.op === op.COLUMN) return new Node(op.ALIASED, node.a, source, node.type, node.token)
  const part = (value: unknown): unknown =>
    value instanceof Node ? rebased(value, source) : Array.isArray(value) ? value.map(part) : value
  // Some bring their own SQL.
  const Same = node.constructor as typeof Node
  return new Same(node.op, part(node.a), part(node.b), node.type, node.token)
}

/** Names and types of a query's result, which has to be flat to stand in another query. */
export function outputNames(query: SelectPlan): [string, ValueType][] {
  const { names, parts } = query.selection ?? wholeRow(query.source)
  return names.map((name, at) => {
    const part = parts[at]
    if (part instanceof Node) return [name, part.type]
    throw new DefinitionError(`a query in the place of a table selects columns only, and '${name}' is an object`)
  })
}

const add = (tree: Tree, node: Node, label: string): number => tree.outputs.push({ node, label }) - 1

function buildSource(tree: Tree, source: Source): BuildObject {
  const computed = source.kind === 'table' && source.table.computed.size ? source.table.computed : null
  const { keys, parts } = buildSelection(tree, wholeRow(source), `${source.as}.`)
  return { keys, parts, missing: missingColumn(tree, source), computed }
}

/** The column that is null exactly where a join found no row. */
function missingColumn(tree: Tree, source: Source): number {
  if (!tree.missing.has(source.as)) return -1
  if (source.kind === 'derived') {
    tree.ctx.marked.add(source.as)
    return add(tree, new Node(op.OUTPUT, FOUND, source, STORED), source.as)
  }
  const key = source.table.byKey.get(source.table.primaryKey[0] as string) as ColumnDescription
  return add(tree, columnNode(source, key, STORED), `${source.as}.${key.key}`)
}

function buildSelection(tree: Tree, { names: keys, parts }: Selection, prefix = ''): BuildObject {
  if (keys.includes('__proto__')) throw new DefinitionError(`select() cannot name a result '__proto__'`)
  const build = (part: Selection['parts'][number], at: number): Build => {
    if (part instanceof Selection) return buildSelection(tree, part)
    if (!(part instanceof Node)) return buildSource(tree, part)
    return add(tree, part, part.op === op.COLUMN || part.op === op.ALIASED ? labelOf(part) : `${prefix}${keys[at]}`)
  }
  return { keys, parts: parts.map(build), missing: -1, computed: null }
}

/** What a result reads, and how its rows are built from that. */
export function resultOf(
  selection: Selection | true | null,
  source: Source,
  missing: ReadonlySet<string>,
  ctx: Context,
): { outputs: Output[]; root: BuildObject } {
  const tree: Tree = { outputs: [], missing, ctx }
  const root = selection === null || selection === true ? buildSource(tree, source) : buildSelection(tree, selection)
  return { outputs: tree.outputs, root }
}

export interface SelectList {
  readonly sql: string
  readonly result: ResultPlan
  readonly outputs: readonly Output[]
}

/** The list and the plan for its rows. `top` rows leave the database, so that their columns are read in safe forms. */
export function writeSelectList(
  selection: Selection | true | null,
  source: Source,
  missing: ReadonlySet<string>,
  ctx: Context,
  top: boolean,
): SelectList {
  const { outputs, root } = resultOf(selection, source, missing, ctx)
  const flat = root.missing < 0 && root.parts.every(part => typeof part === 'number')
  const names = flat ? root.keys : outputs.map((_, at) => `c${at}`)
  const columns: ColumnPlan[] = []
  const decoders: { readonly column: ColumnPlan; readonly at: number }[] = []
  let exact = false
  let sql = ''
  for (const [at, { node, label }] of outputs.entries()) {
    const { type } = node
    const name = names[at] as string
    const { read, decode, exact: typed } = ctx.dialect.codec(type)
    const column = { name, label, decode }
    columns.push(column)
    if (decode) decoders.push({ column, at })
    if (type.kind === 'unknown' || typed) exact = true
    const text = writeNode(node, ctx)
    sql += `${at ? ', ' : ''}${top && read ? read(text) : text} AS ${quote(ctx, name)}`
  }
  const result = {
    columns,
    exact,
    decoders: decoders.length ? decoders : null,
    build: flat ? null : root,
    computed: flat ? root.computed : null,
  }
  return { sql: sql || '1', result, outputs }
}

/** Which sources a join may have missed. */
export function missingSources(query: SelectPlan): Set<string> {
  const before = [query.source.as]
  const missing = new Set<string>()
  for (const { kind, source } of query.joins) {
    if (kind === 'right' || kind === 'full') for (const name of before) missing.add(name)
    if (kind === 'left' || kind === 'full') missing.add(source.as)
    before.push(source.as)
  }
  return missing
}
