// Steps as calls of their constructors.
import { callOf, type SchemaOperation, type SqlStep } from 'isomodel/migrate'
import type { Imports } from '../pull/imports.ts'
import { call, type Layout, literal } from '../text/layout.ts'

/** What can be written down: everything but code. */
export type WrittenStep = SchemaOperation | SqlStep

/** The constructor's call; the operation as plain data where none makes exactly it. */
export function stepText(step: WrittenStep, imports: Imports): Layout {
  if (step.kind === 'sql') {
    const { sql, effect, alone } = step
    return call(imports.use('rawSql'), literal(sql), literal({ effect, ...(alone && { alone }) }))
  }
  const made = callOf(step)
  return made ? call(imports.use(made.name), ...made.args.map(literal)) : literal(step)
}
