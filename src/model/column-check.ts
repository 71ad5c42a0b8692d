// What makes no sense for a column on its own, found before anything is built on it.
import { Node } from '../ast/node.ts'
import type { ValueType } from '../ast/value-type.ts'
import type { ColumnSettings } from './column-builder.ts'
import { fail } from './names.ts'
import { runRules } from './rules.ts'

/** Throws DefinitionError with one sentence about the first thing that is wrong. */
export function checkColumn(where: string, settings: ColumnSettings): void {
  const wrong = problems(settings).find(([found]) => found)
  if (wrong) fail(where, wrong[1])
  checkType(where, settings.type)
  if (settings.default !== undefined && typeof settings.default !== 'function') checkDefault(where, settings)
}

const given = (value: unknown): boolean => value !== undefined
const notSql = (value: unknown): boolean => value !== undefined && !(value instanceof Node)

function problems(c: ColumnSettings): [boolean, string][] {
  const hasDefault = given(c.default) || given(c.defaultSql)
  const document = c.type.kind === 'json' || c.type.kind === 'array'
  const { onDelete, onUpdate } = c.references ?? {}
  return [
    [c.rules.some(isNoRule), 'rules are valibot actions, and none of them async'],
    [
      notSql(c.check) || notSql(c.generatedAs) || notSql(c.defaultSql),
      'check, generatedAs and defaultSql take expressions',
    ],
    [c.default instanceof Node, 'default() takes a value or a function: write defaultSql()'],
    [given(c.onUpdate) && typeof c.onUpdate !== 'function', 'onUpdate() takes a function'],
    [!!c.primaryKey && !!c.nullable, 'a primary key cannot be nullable'],
    [!!c.primaryKey && !!c.private, 'a primary key cannot be private'],
    [document && (!!c.primaryKey || !!c.unique), `a column of kind ${c.type.kind} can be neither key nor unique`],
    [given(c.default) && given(c.defaultSql), 'default() and defaultSql() exclude each other'],
    [given(c.generatedAs) && (hasDefault || given(c.onUpdate)), 'a generated column has no default'],
    [!!c.version && c.type.kind !== 'integer', 'version() is for integer columns'],
    [!!c.version && (hasDefault || !!c.nullable || !!c.primaryKey || given(c.generatedAs)), 'version() stands alone'],
    [c.readonly === 'insert' && !hasDefault && !c.nullable && !c.version, 'readonly({ insert: true }) needs a default'],
    [!c.nullable && (onDelete === 'set null' || onUpdate === 'set null'), 'set null needs a nullable column'],
  ]
}

function isNoRule(rule: unknown): boolean {
  const action = rule as { readonly async?: unknown; readonly kind?: unknown } | null
  return action?.async === true || !['validation', 'transformation', 'metadata'].includes(action?.kind as string)
}

function checkType(where: string, { kind, values = [], precision = 1, scale = 0, item, ...type }: ValueType): void {
  if (kind === 'enum' && values.length === 0) fail(where, 'enumOf() needs values')
  if (new Set(values).size < values.length) fail(where, 'enumOf() has a value twice')
  const whole = Number.isInteger(precision) && Number.isInteger(scale)
  if (!whole || precision < 1 || scale < 0 || scale > precision) {
    fail(where, 'decimal() takes digits in all, at least 1, and how many of them follow the point')
  }
  if (item?.kind === 'array' || item?.kind === 'custom') fail(where, `array() cannot hold ${item.kind} columns`)
  const needsSchema = kind === 'json' || kind === 'custom'
  if (needsSchema && (type.schema as { readonly async?: unknown } | undefined)?.async !== false) {
    fail(where, `${kind}() needs a valibot schema that is not async`)
  }
}

function checkDefault(where: string, { type, rules, nullable, default: value }: ColumnSettings): void {
  if (value === null ? !nullable : !type.accepts(value)) fail(where, `the default is no ${type.expects}`)
  if (value === null) return
  const steps = type.schema ? [type.schema, ...rules] : rules
  const issue = runRules(steps, value, {}).issues?.[0]
  if (issue) fail(where, `the default breaks the rule ${issue.type}`)
}
