// Valibot's issues, made without its schemas, and the one sentence that an error says about them.
import { _addIssue, getGlobalConfig } from 'valibot'
import type { TableDescription } from '../ast/column.ts'
import type { ValueType } from '../ast/value-type.ts'
import { type RowIssue, ValidationError } from '../error/validation.ts'
import type { Dataset, PathItem } from './rules.ts'

/** What valibot asks of a schema that finds a wrong type. */
export interface IssueContext {
  readonly kind: 'schema'
  readonly type: string
  readonly expects: string
}

/**
 * A kind of value in valibot's words; entries of insertSchema() and the check of inserts share them. Values with a
 * schema of their own fail here only if they are null or undefined, as in valibot's nonNullish().
 */
export function contextOf({ valibot: type = 'string', expects }: ValueType): IssueContext {
  return { kind: 'schema', type, expects: type === 'non_nullish' ? '(!null & !undefined)' : expects }
}

const ROW: IssueContext = { kind: 'schema', type: 'strict_object', expects: 'Object' }

type AddIssue = (context: unknown, label: string, dataset: Dataset, config: object, other?: object) => void
const add = _addIssue as unknown as AddIssue

/** A value of the wrong type. */
export const typeIssue = (context: IssueContext, dataset: Dataset, config: object): Dataset => {
  add(context, 'type', dataset, config)
  return dataset
}

const itemOf = (origin: string, input: object, key: string): PathItem => ({
  type: 'object',
  origin,
  input,
  key,
  value: (input as Record<string, unknown>)[key],
})

function push(issues: RowIssue[], dataset: Dataset, row: number, item?: PathItem): void {
  for (const issue of dataset.issues ?? []) {
    issues.push({ ...issue, path: item ? [item, ...(issue.path ?? [])] : issue.path, row } as RowIssue)
  }
}

/** Adds what is wrong with the value at a key of a row. */
export function pushIssues(issues: RowIssue[], dataset: Dataset, row: number, input: object, key: string): void {
  push(issues, dataset, row, itemOf('value', input, key))
}

/** A key that is missing (`expected` names it), or one too many (`never`). */
export function pushKeyIssue(issues: RowIssue[], row: number, input: object, key: string, missing: boolean): void {
  const dataset: Dataset = { typed: true, value: input }
  const what = missing ? { input: undefined, expected: JSON.stringify(key) } : { input: key, expected: 'never' }
  add(ROW, 'key', dataset, getGlobalConfig(), { ...what, path: [itemOf('key', input, key)] })
  push(issues, dataset, row)
}

/** A row that is no object at all. */
export function pushRowIssue(issues: RowIssue[], row: number, input: unknown): void {
  push(issues, typeIssue(ROW, { typed: false, value: input }, getGlobalConfig()), row)
}

/** One sentence for all issues: model, column and rule of the first, never a value. */
export function writeError(table: TableDescription, issues: readonly RowIssue[]): ValidationError {
  const [first] = issues as [RowIssue]
  const row = first.row > 0 ? ` (row ${first.row})` : ''
  const others = issues.length > 1 ? `, and ${issues.length - 1} more` : ''
  return new ValidationError(`${sentence(table, first)}${row}${others}`, issues)
}

function sentence(table: TableDescription, { kind, type, expected, path = [] }: RowIssue): string {
  const [key, ...inner] = path.map(item => item.key)
  if (typeof key !== 'string') return `${table.model}: expected an object`
  const column = table.byKey.get(key)
  const place = [table.model, key.slice(0, 63), ...inner.map(String)].join('.')
  if (type === 'strict_object' && inner.length === 0) {
    if (expected !== 'never') return `${place} is missing`
    if (!column) return `${place}: there is no such column`
    return `${place} ${column.readonly === 'update' ? 'is readonly' : 'is made by the database'}`
  }
  if (kind === 'schema') return `${place}: expected ${expected}`
  const rule = column?.rules.find(one => (one as { type?: unknown }).type === type) as { message?: unknown } | undefined
  if (typeof rule?.message === 'string') return `${place}: ${rule.message}`
  return `${place}: breaks the rule ${type}${expected ? ` (expected ${expected})` : ''}`
}
