// A migration as a source file.
import { type DatabaseSchema, invertAll, type Migration, type SchemaOperation } from 'isomodel/migrate'
import { Imports } from '../pull/imports.ts'
import { array, call, type Layout, literal, print, quoted } from '../text/layout.ts'
import { oneLine } from '../text/one-line.ts'
import { stepText, type WrittenStep } from './step.ts'

export interface MigrationFile extends Pick<Migration, 'name' | 'after' | 'replaces'> {
  readonly up: readonly { readonly step: WrittenStep; readonly note?: string | undefined }[]
  /** The tables that it meets. */
  readonly before: DatabaseSchema
}

/** The file: it compiles as it is, and imports nothing but isomodel/migrate. */
export function migrationText({ name, after = [], replaces = [], up, before }: MigrationFile): string {
  const imports = new Imports()
  const steps = up.map(({ step, note }): Layout => {
    const text = stepText(step, imports)
    return note === undefined ? text : { note: oneLine(note), of: text }
  })
  const names = (key: string, list: readonly string[]): Layout[] =>
    list.length > 0 ? [[`${key}: `, literal(list)]] : []
  const options: Layout = {
    open: '{',
    items: [
      ...names('after', after),
      ...names('replaces', replaces),
      ['up: ', array(steps, true)],
      ...downText(
        up.map(({ step }) => step),
        before,
        imports,
      ),
    ],
    close: '}',
    spaced: true,
    broken: true,
  }
  const made = call(imports.use('migration'), quoted(name), options)
  const imported: Layout = [
    'import ',
    { open: '{', items: imports.names(), close: '}', spaced: true },
    " from 'isomodel/migrate'",
  ]
  return `${print(imported)}\n\n${print(made, 100, 'export default ')}\n`
}

/** The way back, and a word where there is none. */
function downText(steps: readonly WrittenStep[], before: DatabaseSchema, imports: Imports): Layout[] {
  const lost = steps.findIndex((_, at) => !wayBack(steps.slice(0, at + 1), before))
  const down = wayBack(steps, before)
  if (down)
    return [
      [
        'down: ',
        array(
          down.map(step => stepText(step, imports)),
          true,
        ),
      ],
    ]
  const kind = steps[lost]?.kind ?? ''
  return [{ note: `nothing undoes ${kind}: write the way back here, or leave it at none`, of: 'down: null' }]
}

function wayBack(steps: readonly WrittenStep[], before: DatabaseSchema): readonly SchemaOperation[] | null {
  if (!steps.every(step => step.kind !== 'sql')) return null
  return invertAll(steps as readonly SchemaOperation[], before)
}
