// What makes no sense for a column on its own, found before anything is built on it.
import { Node } from '../ast/node.ts'
import type { ColumnSettings } from './column-builder.ts'
import { fail } from './names.ts'
import { runRules } from './rules.ts'

/** Throws DefinitionError with one sentence about the first thing that is wrong. */
export function checkColumn(where: string, settings: ColumnSettings): void {
  if (settings.problem !== undefined) fail(where, settings.problem)
  for (const [wrong, sentence] of problems(settings)) if (wrong) fail(where, sentence)
}

const given = (value: unknown): boolean => value !== undefined
const isNode = (value: unknown): boolean => value instanceof Node

function problems(column: ColumnSettings): [unknown, string][] {
  const { type, rules, nullable, version, references, generatedAs, defaultSql, default: value } = column
  const { onDelete, onUpdate } = references ?? {}
  const computes = [column.check, generatedAs, defaultSql].filter(given)
  const hasDefault = given(value) || given(defaultSql)
  const isKey = column.primaryKey || column.unique
  return [
    [rules.some(isNoRule), 'rules are valibot actions, none of them async'],
    [!computes.every(isNode), 'check(), generatedAs() and defaultSql() take expressions'],
    [given(column.onUpdate) && typeof column.onUpdate !== 'function', 'onUpdate() takes a function'],
    [isKey && (type.kind === 'json' || type.kind === 'array'), `${type.kind} columns cannot be keys`],
    [given(value) && given(defaultSql), 'there are two defaults'],
    [generatedAs && (hasDefault || column.onUpdate), 'a generated column has no default'],
    [version && type.kind !== 'integer', 'version() is for integer columns'],
    [version && (hasDefault || nullable || column.primaryKey || generatedAs), 'a version() column has its own default'],
    [
      column.readonly === 'insert' && !(hasDefault || nullable || version),
      'readonly({ insert: true }) needs a default',
    ],
    [!nullable && (onDelete === 'set null' || onUpdate === 'set null'), 'set null needs a nullable column'],
    [isNode(value), 'default() takes no expression: write defaultSql()'],
    [
      given(value) && typeof value !== 'function' && !isDefault(column),
      `the default is no ${type.expects}, or breaks a rule`,
    ],
  ]
}

const KINDS = ['validation', 'transformation', 'metadata']
const isNoRule = (rule: unknown): boolean => {
  const { kind, async } = rule as { readonly kind?: string; readonly async?: boolean }
  return async === true || !KINDS.includes(kind as string)
}

function isDefault({ type, rules, nullable, default: value }: ColumnSettings): boolean {
  if (value === null) return !!nullable
  return type.accepts(value) && !runRules(type.schema ? [type.schema, ...rules] : rules, value, {}).issues
}
