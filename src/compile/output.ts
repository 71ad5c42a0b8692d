// The select list: which columns are read, under which names, and how rows are built from them.
import type { ColumnDescription } from '../ast/column.ts'
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import { Selection, type SelectPlan, type Source, type TableSource } from '../ast/query.ts'
import type { Build, BuildObject, ColumnPlan, ResultPlan } from '../ast/shape.ts'
import type { ValueType } from '../ast/value-type.ts'
import { DefinitionError } from '../error/definition.ts'
import { columnName, type Context, labelOf, qualifier, quote } from './context.ts'
import { writeNode } from './expression.ts'
import { FOUND } from './template.ts'

/** One column to be read: how it is written, and what it is called. */
interface Output {
  readonly write: (ctx: Context) => string
  readonly type: ValueType
  readonly label: string
}

interface Tree {
  readonly outputs: Output[]
  readonly missing: ReadonlySet<string>
  readonly ctx: Context
}

const FOUND_TYPE: ValueType = { kind: 'unknown', id: -1, expects: 'value', accepts: () => true }

const columnOutput = (source: TableSource, column: ColumnDescription): Output => ({
  write: ctx => columnName(ctx, source, column),
  type: column.type,
  label: `${source.as}.${column.key}`,
})

const nodeOutput = (node: Node, label: string): Output => ({
  write: ctx => writeNode(node, ctx),
  type: node.type,
  label: node.op === op.COLUMN || node.op === op.ALIASED ? labelOf(node) : label,
})

/** The columns of a whole row, by the names they have on it. */
export function wholeRow(source: Source): readonly (readonly [string, Output])[] {
  if (source.kind === 'derived') return derivedRow(source.query, source)
  let row = tableRows.get(source)
  if (!row) tableRows.set(source, (row = tableRow(source)))
  return row
}

/** Made once for each model and alias: every select of whole rows needs them. */
const tableRows = new WeakMap<TableSource, readonly (readonly [string, Output])[]>()

function tableRow(source: TableSource): (readonly [string, Output])[] {
  const { table } = source
  const row: [string, Output][] = []
  for (const column of table.columns) if (!column.private) row.push([column.key, columnOutput(source, column)])
  for (const [name, node] of table.expressions)
    row.push([name, nodeOutput(rebased(node, source), `${source.as}.${name}`)])
  return row
}

/** A computed expression names its table; under an alias it means the alias. */
function rebased(node: Node, source: TableSource): Node {
  if (!source.aliased) return node
  if (node.op === op.COLUMN) return new Node(op.ALIASED, node.a, source, node.type, node.token)
  const part = (value: unknown): unknown =>
    value instanceof Node ? rebased(value, source) : Array.isArray(value) ? value.map(part) : value
  return new Node(node.op, part(node.a), part(node.b), node.type, node.token)
}

function derivedRow(query: SelectPlan, source: Source): [string, Output][] {
  return outputNames(query).map(([name, type]) => [
    name,
    { write: ctx => `${qualifier(ctx, source)}.${quote(ctx, name)}`, type, label: `${source.as}.${name}` },
  ])
}

/** Names and types of a query's result, which has to be flat to stand in another query. */
export function outputNames(query: SelectPlan): [string, ValueType][] {
  if (!query.selection) return wholeRow(query.source).map(([name, { type }]) => [name, type])
  const { names, parts } = query.selection
  return names.map((name, at) => {
    const part = parts[at]
    if (part instanceof Node) return [name, part.type]
    throw new DefinitionError(`a query in the place of a table selects columns only, and '${name}' is an object`)
  })
}

function add(tree: Tree, output: Output): number {
  tree.outputs.push(output)
  return tree.outputs.length - 1
}

function buildSource(tree: Tree, source: Source): BuildObject {
  const row = wholeRow(source)
  const parts = row.map(([, output]) => add(tree, output))
  const computed = source.kind === 'table' && source.table.computed.size ? source.table.computed : null
  return { keys: row.map(([name]) => name), parts, missing: missingColumn(tree, source), computed }
}

/** The column that is null exactly where a join found no row. */
function missingColumn(tree: Tree, source: Source): number {
  if (!tree.missing.has(source.as)) return -1
  if (source.kind === 'derived') {
    tree.ctx.marked.add(source.as)
    return add(tree, {
      write: ctx => `${qualifier(ctx, source)}.${quote(ctx, FOUND)}`,
      type: FOUND_TYPE,
      label: source.as,
    })
  }
  const key = source.table.byKey.get(source.table.primaryKey[0] as string) as ColumnDescription
  return add(tree, { ...columnOutput(source, key), type: FOUND_TYPE })
}

function buildSelection(tree: Tree, selection: Selection): BuildObject {
  const { names: keys, parts } = selection
  if (keys.includes('__proto__')) throw new DefinitionError(`select() cannot name a result '__proto__'`)
  const build = (part: Selection['parts'][number], at: number): Build => {
    if (part instanceof Node) return add(tree, nodeOutput(part, keys[at] as string))
    return part instanceof Selection ? buildSelection(tree, part) : buildSource(tree, part)
  }
  return { keys, parts: parts.map(build), missing: -1, computed: null }
}

export interface SelectList {
  readonly sql: string
  readonly result: ResultPlan
}

/** The list and the plan for its rows. `top` rows leave the database, so that their columns are read in safe forms. */
export function writeSelectList(
  selection: Selection | true | null,
  source: Source,
  missing: ReadonlySet<string>,
  ctx: Context,
  top: boolean,
): SelectList {
  const tree: Tree = { outputs: [], missing, ctx }
  const root = selection === null || selection === true ? buildSource(tree, source) : buildSelection(tree, selection)
  const flat = root.missing < 0 && root.parts.every(part => typeof part === 'number')
  const names = flat ? root.keys : tree.outputs.map((_, at) => `c${at}`)
  const columns: ColumnPlan[] = []
  const decoders: { readonly column: ColumnPlan; readonly at: number }[] = []
  let exact = false
  let sql = ''
  for (const [at, { write, type, label }] of tree.outputs.entries()) {
    const name = names[at] as string
    const { read, decode } = ctx.dialect.codec(type)
    const column = { name, label, decode }
    columns.push(column)
    if (decode) decoders.push({ column, at })
    if (type.kind === 'unknown') exact = true
    const text = write(ctx)
    sql += `${at ? ', ' : ''}${top && read ? read(text) : text} AS ${quote(ctx, name)}`
  }
  const result = {
    columns,
    exact,
    decoders: decoders.length ? decoders : null,
    build: flat ? null : root,
    computed: flat ? root.computed : null,
  }
  return { sql: sql || '1', result }
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
