// What makes no sense for a column on its own, found before anything is built on it.
import { Node } from '../ast/node.ts'
import type { ColumnDescription } from '../ast/column.ts'
import { fail } from './names.ts'
import { runRules } from './rules.ts'

type Settings = Omit<ColumnDescription, 'key' | 'name' | 'position'>

/** Throws DefinitionError with one sentence about the first thing that is wrong. */
export function checkColumn(where: string, settings: Settings): void {
  for (const [wrong, sentence] of problems(settings)) if (wrong) fail(where, sentence)
}

export const WRONG_ACTION = 'onDelete and onUpdate are cascade, restrict, no action or set null'

const isNode = (value: unknown): boolean => value instanceof Node
/** Whether this is given, and nothing that a database does. */
export const isNoAction = (action: unknown): boolean =>
  action !== undefined && !['cascade', 'restrict', 'no action', 'set null'].includes(action as string)

function problems(column: Settings): [unknown, string][] {
  const { type, rules, nullable, primaryKey, version, generatedAs, defaultSql, onUpdate, default: value } = column
  const actions = [column.references?.onDelete, column.references?.onUpdate]
  const hasValue = value !== undefined
  const hasDefault = hasValue || defaultSql
  return [
    [rules.some(isNoRule), 'rules are valibot actions, none of them async'],
    [
      ![column.check, generatedAs, defaultSql].every(node => node === null || isNode(node)),
      'check(), generatedAs() and defaultSql() take expressions',
    ],
    [onUpdate && typeof onUpdate !== 'function', 'onUpdate() takes a function'],
    [
      (primaryKey || column.unique) && (type.kind === 'json' || type.kind === 'array'),
      `${type.kind} columns cannot be keys`,
    ],
    [hasValue && defaultSql, 'there are two defaults'],
    [generatedAs && (hasDefault || onUpdate), 'a generated column has no default'],
    [version && type.kind !== 'integer', 'version() is for integer columns'],
    [version && (hasDefault || nullable || primaryKey || generatedAs), 'a version() column has its own default'],
    [
      column.readonly === 'insert' && !(hasDefault || nullable || version),
      'readonly({ insert: true }) needs a default',
    ],
    [actions.some(isNoAction), WRONG_ACTION],
    [!nullable && actions.includes('set null'), 'set null needs a nullable column'],
    [isNode(value), 'default() takes no expression: write defaultSql()'],
    [
      hasValue && typeof value !== 'function' && !isDefault(column),
      `the default is no ${type.expects}, or breaks a rule`,
    ],
  ]
}

const isNoRule = (rule: unknown): boolean => {
  const { kind, async } = rule as { readonly kind?: string; readonly async?: boolean }
  return async === true || !['validation', 'transformation', 'metadata'].includes(kind as string)
}

function isDefault({ type, rules, nullable, default: value }: Settings): boolean {
  if (value === null) return nullable
  return type.accepts(value) && !runRules(type.schema ? [type.schema, ...rules] : rules, value, {}).issues
}
