// Columns that come, go and change.
import type { SchemaOperation, SqlText } from '../../ast/schema.ts'
import type { Altered, Change } from '../../dialect/alter.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { requiredText, shown } from './text.ts'
import { alterations } from './words.ts'

type OnColumn = Extract<SchemaOperation, { kind: `${'add' | 'drop' | 'rename' | 'change'}Column` }>

export function writeColumnChange(operation: OnColumn, on: Altered, dialect: DefiningDialect): Change {
  const alter = alterations(dialect)
  const { before, after } = on
  const own = (text: SqlText | undefined, what: string, column: string): string | null =>
    text === undefined
      ? null
      : requiredText(text, `The ${what} of the column ${shown(before.schema)}.${column}`, dialect)
  switch (operation.kind) {
    case 'addColumn': {
      const { name } = operation.column
      return alter.addColumn(on, after.column(name), own(operation.backfill, 'backfill', name))
    }
    case 'dropColumn':
      return alter.dropColumn(on, before.column(operation.column))
    case 'renameColumn':
      return alter.renameColumn(on, before.column(operation.column), after.column(operation.to))
    case 'changeColumn': {
      const { name } = operation.column
      const using = own(operation.using, 'new value', name)
      const backfill = own(operation.backfill, 'backfill', name)
      return alter.changeColumn(on, before.column(name), after.column(name), { using, backfill })
    }
  }
}
