// Valibot's issues, made without its schemas, and the one sentence that an error says about them.
import { _addIssue } from 'valibot'
import type { TableDescription } from '../ast/column.ts'
import type { ValueType } from '../ast/value-type.ts'
import { type RowIssue, ValidationError } from '../error/validation.ts'
import type { Dataset, PathItem } from './rules.ts'

/** What valibot asks of a schema that finds a wrong type. */
export interface IssueContext {
  readonly kind: 'schema'
  readonly type: string
  readonly expects: string
  readonly reference: (...all: never[]) => unknown
  readonly async: false
}

/**
 * A kind of value in valibot's words; entries of insertSchema() and the check of inserts share them. Values with a
 * schema of their own fail here only if they are null or undefined, as in valibot's nonNullish().
 */
export function contextOf({ valibot: type = 'string', expects }: ValueType): IssueContext {
  const expected = type === 'non_nullish' ? '(!null & !undefined)' : expects
  return { kind: 'schema', type, expects: expected, reference: contextOf, async: false }
}

const ROW: IssueContext = {
  kind: 'schema',
  type: 'strict_object',
  expects: 'Object',
  reference: contextOf,
  async: false,
}

type AddIssue = (context: unknown, label: string, dataset: Dataset, config: object, other?: object) => void
const add = _addIssue as unknown as AddIssue

/** A value of the wrong type. */
export const typeIssue = (context: IssueContext, dataset: Dataset, config: object): Dataset => {
  add(context, 'type', dataset, config)
  return dataset
}

function push(issues: RowIssue[], dataset: Dataset, row: number, before: readonly PathItem[] = []): void {
  for (const issue of dataset.issues ?? []) {
    const path = issue.path || before.length > 0 ? [...before, ...(issue.path ?? [])] : undefined
    issues.push({ ...issue, path, row } as RowIssue)
  }
}

/** Adds what is wrong with the value at a key of a row. */
export function pushIssues(issues: RowIssue[], dataset: Dataset, row: number, input: object, key: string): void {
  const item = { type: 'object', origin: 'value', input, key, value: (input as Record<string, unknown>)[key] }
  push(issues, dataset, row, [item])
}

/** A key that is missing (`expected` names it), or one too many (`never`). */
export function pushKeyIssue(
  issues: RowIssue[],
  config: object,
  row: number,
  input: object,
  key: string,
  missing: boolean,
): void {
  const dataset: Dataset = { typed: true, value: input }
  const path = [{ type: 'object', origin: 'key', input, key, value: (input as Record<string, unknown>)[key] }]
  const expected = missing ? JSON.stringify(key) : 'never'
  add(ROW, 'key', dataset, config, { input: missing ? undefined : key, expected, path })
  push(issues, dataset, row)
}

/** A row that is no object at all. */
export function pushRowIssue(issues: RowIssue[], config: object, row: number, input: unknown): void {
  push(issues, typeIssue(ROW, { typed: false, value: input }, config), row)
}

/** One sentence for all issues: model, column and rule of the first, never a value. */
export function writeError(table: TableDescription, issues: readonly RowIssue[]): ValidationError {
  const [first, ...more] = issues as [RowIssue, ...RowIssue[]]
  const row = first.row > 0 ? ` (row ${first.row})` : ''
  const others = more.length > 0 ? `, and ${more.length} more` : ''
  return new ValidationError(`${sentence(table, first)}${row}${others}`, issues)
}

function sentence(table: TableDescription, { kind, type, expected, path }: RowIssue): string {
  const key = path?.[0]?.key
  if (typeof key !== 'string') return `${table.model}: expected an object`
  const column = table.byKey.get(key)
  const place = [table.model, key.slice(0, 63), ...(path ?? []).slice(1).map(item => String(item.key))].join('.')
  if (type === 'strict_object' && path?.length === 1) {
    if (expected !== 'never') return `${place} is missing`
    if (!column) return `${place}: there is no such column`
    return `${place} ${column.readonly === 'update' ? 'is readonly' : 'is made by the database'}`
  }
  if (kind === 'schema') return `${place}: expected ${expected}`
  const rule = column?.rules.find(one => (one as { type?: unknown }).type === type) as { message?: unknown } | undefined
  if (typeof rule?.message === 'string') return `${place}: ${rule.message}`
  return `${place}: breaks the rule ${type}${expected ? ` (expected ${expected})` : ''}`
}
