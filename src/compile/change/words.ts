// Tables of descriptions in words, for the dialects that change them.
import type { WrittenColumn } from '../../ast/operation.ts'
import type { ColumnSchema, DatabaseSchema, ForeignKeySchema, IndexSchema, TableSchema } from '../../ast/schema.ts'
import type { Alterations, ColumnWords, IndexKeyWords, Referring, TableWords } from '../../dialect/alter.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { UnsupportedError } from '../../error/definition.ts'
import { MigrationError } from '../../error/migration.ts'
import { schemaName } from '../context.ts'
import { writeDefinition } from '../definition.ts'
import { fullTextOf } from '../operation.ts'
import {
  columnLine,
  columnsOf,
  constraint,
  foreignKeyLine,
  inSchema,
  inTableSchema,
  nameOf,
  typeCheck,
} from '../table.ts'
import { checkRule, columnDefinition, foreignKeyDefinition, keysOf, storedType, tableName } from './definition.ts'
import { requiredText, shown } from './text.ts'

/** How the dialect changes tables, or an error where it does not. */
export function alterations({ ddl, name }: DefiningDialect): Alterations {
  if (!ddl.alter) throw new UnsupportedError('changes of tables', name)
  return ddl.alter
}

export const findTable = ({ tables }: DatabaseSchema, name: string, schema?: string): TableSchema | undefined =>
  tables.find(table => table.name === name && table.schema === schema)

export const columnOf = (table: TableSchema, name: string): ColumnSchema => {
  const found = table.columns.find(column => column.name === name)
  if (!found) throw new MigrationError(`The table ${shown(table)} has no column ${name}`)
  return found
}

function columnWords(column: ColumnSchema, table: TableSchema, dialect: DefiningDialect): ColumnWords {
  const definition = columnDefinition(column, table, dialect)
  const { default: value, generated, type } = definition
  const [check = null] = typeCheck(definition, dialect)
  return {
    schema: column,
    name: dialect.quote(column.name),
    kind: type,
    type: dialect.ddl.column(definition, dialect.quote),
    line: (but?: Partial<WrittenColumn>) => columnLine({ ...definition, ...but }, dialect),
    default: value && writeDefinition(value, dialect, type),
    generated: generated && writeDefinition(generated, dialect, type),
    check,
  }
}

function indexKeys(index: IndexSchema, table: TableSchema, dialect: DefiningDialect): IndexKeyWords[] {
  const of = `The index ${index.name} of the table ${shown(table)}`
  return keysOf(index).map(key => {
    if (key.column === undefined) {
      return { key, sql: `(${requiredText(key.sql ?? {}, of, dialect)})`, nullable: true }
    }
    return { key, sql: dialect.quote(key.column), nullable: columnOf(table, key.column).nullable ?? false }
  })
}

/** All tables see each other: foreign keys stand between them. Each has its words once. */
export function tableWords(
  table: TableSchema,
  database: DatabaseSchema,
  dialect: DefiningDialect,
  known = new Map<TableSchema, TableWords>(),
): TableWords {
  const named = tableName(table)
  const { quote } = dialect
  const columns = table.columns.map(column => columnWords(column, table, dialect))
  const words = (other: TableSchema): TableWords => known.get(other) ?? tableWords(other, database, dialect, known)
  const points = (key: ForeignKeySchema): boolean => key.table === table.name && key.schema === table.schema
  const self: TableWords = {
    schema: table,
    name: nameOf(named, dialect),
    ownName: quote(inSchema(named, dialect)),
    inSchema: named.schema !== null && dialect.abilities.schemas ? quote(schemaName(dialect, named.schema)) : null,
    options: dialect.ddl.tableOptions(
      table.columns.map(column => storedType(column, table, dialect)),
      { loose: table.loose, withoutRowid: table.withoutRowid },
    ),
    columns,
    column: name => columns[table.columns.indexOf(columnOf(table, name))] as ColumnWords,
    key: (kind, key) => constraint(key.name, `${kind} ${columnsOf(key, dialect)}`, dialect),
    check: check => constraint(check.name, `CHECK (${checkRule(check, table, dialect)})`, dialect),
    foreignKey: key => foreignKeyLine(foreignKeyDefinition(key), dialect),
    named: index => inTableSchema(named, index, dialect),
    createIndex: (index, concurrently = false) =>
      alterations(dialect).createIndex({
        schema: index,
        name: inTableSchema(named, index.name, dialect),
        table: nameOf(named, dialect),
        keys: indexKeys(index, table, dialect),
        where:
          index.where === undefined
            ? null
            : requiredText(index.where, `The condition of the index ${index.name}`, dialect),
        include: (index.include ?? []).map(quote),
        concurrently,
      }),
    createFullText: ({ name, columns: of }) =>
      fullTextOf(dialect).create({
        model: table.name,
        table: nameOf(named, dialect),
        named: suffix => inTableSchema(named, `${name}${suffix}`, dialect),
        columns: of.map(quote),
        names: table.columns.map(column => column.name),
        withoutRowid: table.withoutRowid,
      }),
    referring: () =>
      database.tables.flatMap(other =>
        (other.foreignKeys ?? []).filter(points).map((key): Referring => ({ table: words(other), key })),
      ),
    target: key => {
      const found = findTable(database, key.table, key.schema)
      return found ? words(found) : null
    },
  }
  known.set(table, self)
  return self
}
