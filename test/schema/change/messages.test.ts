// What the compiler says about the likeliest mistakes in migrations.
import { describeMistakes } from '../../model/mistakes.ts'

const head = `import { addColumn, addForeignKey, createIndex, createTable } from '../../src/schema/change/make.ts'
export const all = [addColumn, addForeignKey, createIndex, createTable]
const id = { type: 'integer', identity: true } as const`

describeMistakes(
  'migration-mistakes',
  {
    'a type that is none': [
      "addColumn('heroes', 'a', { type: 'string' })",
      `Type '"string"' is not assignable to type '"array" | "bigint" |`,
    ],
    'an option that is none': [
      "addColumn('heroes', 'a', { type: 'text', length: 20 })",
      "'length' does not exist in type 'TextColumn'.",
    ],
    'an option of another type': [
      "addColumn('heroes', 'a', { type: 'json', maxLength: 20 })",
      "'maxLength' does not exist in type 'PlainColumn'.",
    ],
    'a text for a number': [
      "addColumn('heroes', 'a', { type: 'text', maxLength: '20' })",
      "Type 'string' is not assignable to type 'number'.",
    ],
    'an enum without values': ["addColumn('heroes', 'a', { type: 'enum' })", "Property 'values' is missing in type"],
    'a decimal without digits': [
      "addColumn('heroes', 'a', { type: 'decimal', precision: 5 })",
      "Property 'scale' is missing in type",
    ],
    'a default that is no SQL': [
      "addColumn('heroes', 'a', { type: 'integer', default: 1 })",
      "Type 'number' is not assignable to type 'SqlText | undefined'.",
    ],
    'SQL for another database': [
      "addColumn('heroes', 'a', { type: 'text', default: { oracle: '1' } })",
      "'oracle' does not exist in type",
    ],
    'a key of no column': [
      "createTable('heroes', { columns: { id }, primaryKey: ['idd'] })",
      `Type '"idd"' is not assignable to type '"id"'.`,
    ],
    'an index of no column': [
      "createTable('heroes', { columns: { id }, indexes: [{ keys: ['idd'] }] })",
      `Type '"idd"' is not assignable to type 'IndexKeyInput<"id">'.`,
    ],
    'a column that is none': [
      "createTable('heroes', { columns: { id, name: { type: 'varchar' } } })",
      `Type '"varchar"' is not assignable to type '"array" | "bigint" |`,
    ],
    'an action that is none': [
      "addForeignKey('heroes', ['a'], { table: 't', columns: ['id'], onDelete: 'delete' })",
      `Type '"delete"' is not assignable to type '"set default" | ReferentialAction | undefined'.`,
    ],
    'a foreign key to no table': [
      "addForeignKey('heroes', ['a'], { columns: ['id'] })",
      "Property 'table' is missing in type",
    ],
    'an index key that is none': [
      "createIndex('heroes', [{ name: 'a' }])",
      "'name' does not exist in type 'IndexColumn<string> | IndexExpression'.",
    ],
  },
  head,
)
