// SQL in descriptions, as the database at hand has it.
import { Node } from '../../ast/node.ts'
import * as op from '../../ast/op.ts'
import type { OnTable, SqlText, TableSchema } from '../../ast/schema.ts'
import type { ValueType } from '../../ast/value-type.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { MigrationError } from '../../error/migration.ts'
import { clean } from '../context.ts'

/** SQL that is an expression already. */
class TextNode extends Node {
  readonly text: string
  constructor(text: string, type: ValueType) {
    super(op.SQL, null, [], type)
    this.text = text
  }
  '~write'(): string {
    return clean(this.text)
  }
}

/** For messages: `audit.heroes`. */
export const shown = ({ name, schema }: Pick<TableSchema, 'name' | 'schema'>): string =>
  schema === undefined ? name : `${schema}.${name}`

export const shownOn = ({ table, schema }: OnTable): string => shown({ name: table, ...(schema && { schema }) })

/** The text for this database, or null where only others have one. */
export const ownText = (text: SqlText, { name }: DefiningDialect): string | null =>
  typeof text === 'string' ? text : Object.hasOwn(text, name) ? (text[name as keyof typeof text] as string) : null

/** The same, and an error that says what lacks it: `The default of the column heroes.age`. */
export function requiredText(text: SqlText, of: string, dialect: DefiningDialect): string {
  const own = ownText(text, dialect)
  if (own === null) throw new MigrationError(`${of} has no SQL for ${dialect.name}: give it a text for that database`)
  return own
}

/** The text as an expression of a type, such as those of models. */
export const textNode = (text: string, type: ValueType): Node => new TextNode(text, type)
