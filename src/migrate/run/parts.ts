// A migration as parts: what is sent to one database, in order.
import type { DatabaseSchema, DialectName, SchemaOperation } from '../../ast/schema.ts'
import { type ChangeStatement, writeChange } from '../../compile/change/write.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { MigrationError } from '../../error/migration.ts'
import { apply, applyAll } from '../../schema/change/apply.ts'
import { rebuildOf, type TableRebuild } from '../rebuild/table-rebuild.ts'
import { effectOf, isOperation, type RawText, type RunStep, type Step } from './migration.ts'

interface Around {
  /** The tables before and after the part. */
  readonly before: DatabaseSchema
  readonly after: DatabaseSchema
  /** What it does, for messages: the kind of the step and its table. */
  readonly label: string
}

/** Statements of one step; `alone`: none of them can run inside a transaction. */
export interface StatementsPart extends Around {
  readonly kind: 'statements'
  readonly statements: readonly string[]
  readonly alone: boolean
  /** Written by hand: it may change rows. */
  readonly raw?: true
}

/** Steps that make one table anew. */
export interface RebuildPart extends Around {
  readonly kind: 'rebuild'
  readonly rebuild: TableRebuild
}

export interface RunPart extends Around {
  readonly kind: 'run'
  readonly step: RunStep
}

export type Part = StatementsPart | RebuildPart | RunPart

/** The parts of steps that meet these tables, and the tables that they leave. */
export interface Parts {
  readonly parts: readonly Part[]
  readonly after: DatabaseSchema
}

/** What a table can be made anew for. */
const OF_ONE_TABLE: ReadonlySet<string> = new Set([
  'addColumn',
  'dropColumn',
  'renameColumn',
  'changeColumn',
  'setPrimaryKey',
  'addUnique',
  'dropUnique',
  'addCheck',
  'dropCheck',
  'addForeignKey',
  'dropForeignKey',
  'setOptions',
])

type TableOperation = Extract<SchemaOperation, { readonly table: string }>

const isOfTable = (step: Step | undefined): step is TableOperation => step !== undefined && OF_ONE_TABLE.has(step.kind)

const labelOf = (step: Step): string => {
  if (step.kind === 'run') return step.label
  if (step.kind === 'sql') return 'SQL'
  const named = 'table' in step ? step.table : 'view' in step ? step.view : step
  const name = typeof named === 'string' ? named : named.name
  return `${step.kind} ${name}`
}

/** Works out what is sent. Throws MigrationError for steps that do not fit the tables before them. */
export function partsOf(steps: readonly Step[], start: DatabaseSchema, dialect: DefiningDialect): Parts {
  const parts: Part[] = []
  let before = start
  for (let at = 0; at < steps.length;) {
    const group = groupAt(steps, at)
    const made = partsOfGroup(group, before, dialect)
    parts.push(...made.parts)
    before = made.after
    at += group.length
  }
  return { parts, after: before }
}

/** A step, with those behind it that change the same table. */
function groupAt(steps: readonly Step[], at: number): readonly Step[] {
  const first = steps[at] as Step
  if (!isOfTable(first)) return [first]
  let end = at + 1
  for (; end < steps.length; end++) {
    const next = steps[end]
    if (!isOfTable(next) || next.table !== first.table || next.schema !== first.schema) break
  }
  return steps.slice(at, end)
}

function partsOfGroup(group: readonly Step[], before: DatabaseSchema, dialect: DefiningDialect): Parts {
  const [first] = group as readonly [Step]
  if (first.kind === 'run')
    return { parts: [{ kind: 'run', step: first, before, after: before, label: first.label }], after: before }
  if (first.kind === 'sql') {
    const after = applyAll(before, effectOf(first))
    const statements = rawTexts(first.sql, dialect.name as DialectName)
    const part = (texts: readonly string[]): Part => ({
      kind: 'statements',
      statements: texts,
      alone: first.alone === true,
      raw: true,
      before,
      after,
      label: labelOf(first),
    })
    const whole = dialect.ddl.transactional && !first.alone
    return { parts: whole && statements.length > 0 ? [part(statements)] : statements.map(one => part([one])), after }
  }
  return partsOfOperations(group.filter(isOperation), before, dialect)
}

function partsOfOperations(
  operations: readonly SchemaOperation[],
  start: DatabaseSchema,
  dialect: DefiningDialect,
): Parts {
  const parts: Part[] = []
  let rebuilds = false
  let before = start
  for (const operation of operations) {
    const after = apply(before, operation)
    const written = writeChange(operation, before, after, dialect)
    const label = labelOf(operation)
    if (written === 'rebuild') rebuilds = true
    else
      parts.push(
        ...together(written).map(({ statements, alone }): Part => ({
          kind: 'statements',
          statements,
          alone,
          before,
          after,
          label,
        })),
      )
    before = after
  }
  if (!rebuilds) return { parts, after: before }
  const rebuild = rebuildOf(operations, start, before)
  return {
    parts: [{ kind: 'rebuild', rebuild, before: start, after: before, label: labelOf(operations[0] as Step) }],
    after: before,
  }
}

interface Sent {
  readonly statements: readonly string[]
  readonly alone: boolean
}

/** Statements that run alone begin with what an earlier try of theirs left: they run again together. */
function together(written: readonly ChangeStatement[]): Sent[] {
  const alone = written.flatMap(one => (one.alone ? [one.sql] : []))
  if (alone.length === written.length) return alone.length > 0 ? [{ statements: alone, alone: true }] : []
  return written.map(one => ({ statements: [one.sql], alone: one.alone === true }))
}

/** The statements of SQL written by hand, for one dialect. */
export function rawTexts(raw: RawText, dialect: DialectName): readonly string[] {
  const own =
    typeof raw === 'string' || Array.isArray(raw) ? raw : (raw as { readonly [D in DialectName]?: RawText })[dialect]
  if (own === undefined)
    throw new MigrationError(
      `a step of SQL has no text for ${dialect}: give it an empty list where nothing is to be done`,
    )
  return typeof own === 'string' ? [own] : (own as readonly string[])
}
