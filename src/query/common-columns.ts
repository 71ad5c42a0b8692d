// The columns that several queries have together.
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { SelectPlan } from '../ast/query.ts'
import type { ValueKind, ValueType } from '../ast/value-type.ts'
import { outputNames } from '../compile/output.ts'
import type { OwnColumns } from '../compile/part.ts'
import { DefinitionError } from '../error/definition.ts'
import { commonType } from '../expression/common-type.ts'

/** Kinds whose values may stand in one column: the others meet only their own. */
const FAMILIES: Partial<Record<ValueKind, ValueKind>> = { enum: 'text', real: 'integer' }
const familyOf = ({ kind }: ValueType): ValueKind => FAMILIES[kind] ?? kind

/** The type of a column in all queries; a type that several share stays as it is. */
export function columnType(what: string, name: string, types: readonly ValueType[]): ValueType {
  const [first] = types as readonly [ValueType, ...ValueType[]]
  if (types.every(({ id }) => id === first.id)) return first
  const known = types.filter(({ kind }) => kind !== 'unknown')
  const type = commonType(known.map(one => new Node(op.OUTPUT, name, null, one)))
  const families = [...new Set(known.map(familyOf))]
  if (families.length === 1 && type.kind !== 'unknown') return type
  const kinds = [...new Set(known.map(({ kind }) => kind))].join(' in one query and ')
  throw new DefinitionError(`${what} takes columns of one kind, and '${name}' is ${kinds} in another`)
}

/** Names and types of the result; every query has the same names, in whatever order. */
export function commonColumns(what: string, plans: readonly SelectPlan[]): OwnColumns {
  const tables = plans.map(plan => new Map(outputNames(plan)))
  const names = new Set(tables.flatMap(table => [...table.keys()]))
  for (const name of names) {
    if (!tables.every(table => table.has(name)))
      throw new DefinitionError(`${what} takes queries with the same columns, and '${name}' is not in all of them`)
  }
  return [...names].map(name => [
    name,
    columnType(
      what,
      name,
      tables.map(table => table.get(name) as ValueType),
    ),
  ])
}

/** Whole documents are not compared. */
export function refuseDocuments(what: string, columns: OwnColumns, instead: string): void {
  for (const [name, { kind }] of columns) {
    if (kind === 'json') throw new DefinitionError(`${what} compares rows, and '${name}' is a document: ${instead}`)
  }
}
