// A migration as a source file.
import type { DatabaseSchema, DiffStep, SchemaOperation } from 'isomodel/migrate'
import { invertAll } from 'isomodel/migrate'
import { Imports } from '../pull/imports.ts'
import { array, call, type Layout, literal, print, quoted } from '../text/layout.ts'
import { oneLine } from '../text/one-line.ts'
import { stepText } from './step.ts'

export interface MigrationFile {
  readonly name: string
  /** The migrations that it comes after; absent for the first. */
  readonly after?: readonly string[]
  readonly steps: readonly DiffStep[]
  /** The tables that it meets. */
  readonly before: DatabaseSchema
}

/** The file: it compiles as it is, and imports nothing but isomodel/migrate. */
export function migrationText({ name, after, steps, before }: MigrationFile): string {
  const imports = new Imports()
  const up = steps.map(({ operation, risk, reason }): Layout => {
    const text = stepText(operation, imports)
    return risk === 'safe' ? text : { note: oneLine(`${risk}: ${reason}`), of: text }
  })
  const operations = steps.map(({ operation }) => operation)
  const down = invertAll(operations, before)
  const entries: Layout[] = [
    ...(after && after.length > 0 ? [['after: ', literal(after)]] : []),
    ['up: ', array(up, true)],
    down
      ? [
          'down: ',
          array(
            down.map(operation => stepText(operation, imports)),
            true,
          ),
        ]
      : {
          note: `nothing undoes ${lastWay(operations, before)}: write the way back, or leave it at none`,
          of: 'down: null',
        },
  ]
  const options: Layout = { open: '{', items: entries, close: '}', spaced: true, broken: true }
  const made = call(imports.use('migration'), quoted(name), options)
  const names: Layout = [
    'import ',
    { open: '{', items: imports.names(), close: '}', spaced: true },
    " from 'isomodel/migrate'",
  ]
  return `${print(names)}\n\n${print(made, 100, 'export default ')}\n`
}

/** The first operation that nothing undoes. */
function lastWay(operations: readonly SchemaOperation[], before: DatabaseSchema): string {
  const at = operations.findIndex((_, index) => !invertAll(operations.slice(0, index + 1), before))
  return operations[at]?.kind ?? ''
}
