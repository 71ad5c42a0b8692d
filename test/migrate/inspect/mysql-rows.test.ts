// What MySQL 8 writes into its catalogue otherwise than MariaDB, by its manual: the servers of the tests may be MariaDB.
// https://dev.mysql.com/doc/refman/8.4/en/information-schema-columns-table.html
import { expect, test } from 'vitest'
import { mysqlDdl } from '../../../src/dialect/mysql/ddl.ts'
import { MYSQL } from '../../../src/dialect/mysql/flavour.ts'
import { mysql } from '../../../src/dialect/mysql/index.ts'
import { type ColumnRow, columnOf } from '../../../src/migrate/inspect/mysql/columns.ts'
import { indexesOf, isMadeFor, uniqueOf } from '../../../src/migrate/inspect/mysql/indexes.ts'
import { withoutDatabase } from '../../../src/migrate/inspect/mysql/others.ts'
import { unescaped } from '../../../src/migrate/inspect/mysql/scope.ts'
import { withTypeChecks } from '../../../src/migrate/inspect/type-checks.ts'

const row: ColumnRow = {
  table: 't',
  name: 'c',
  type: 'int',
  nullable: 'NO',
  default: null,
  generated: '',
  collation: null,
  extra: '',
  comment: '',
}
const read = (changes: Partial<ColumnRow>) =>
  columnOf({ ...row, ...changes }, { flavour: MYSQL, indexed: false, document: false })

test.each<[string, Partial<ColumnRow>, string]>([
  ['a number', { default: '5' }, '5'],
  ['a number below zero', { default: '-1.50', type: 'decimal(10,2)' }, '-1.50'],
  ['bits', { default: "b'101'", type: 'bit(3)' }, "b'101'"],
  ['a text', { default: "it's", type: 'varchar(20)' }, "'it''s'"],
  ['a text like an expression', { default: 'now()', type: 'varchar(20)' }, "'now()'"],
  ['a text like a missing one', { default: 'NULL', type: 'varchar(20)' }, "'NULL'"],
  ['a day', { default: '2024-02-29', type: 'date' }, "'2024-02-29'"],
  ['an expression', { default: "concat(_utf8mb4\\'a\\',1)", extra: 'DEFAULT_GENERATED' }, "concat(_utf8mb4'a',1)"],
  ['the time', { default: 'CURRENT_TIMESTAMP(3)', extra: 'DEFAULT_GENERATED' }, 'CURRENT_TIMESTAMP(3)'],
])('the default that is %s', (_, changes, expected) => {
  expect(read(changes).default).toEqual({ mysql: expected })
})

test('generated columns', () => {
  const expression = "concat(`a`,_utf8mb4\\'it\\\\\\'s\\')"
  expect(read({ generated: expression, extra: 'STORED GENERATED' })).toEqual({
    name: 'c',
    type: 'integer',
    bits: 32,
    generated: { mysql: "concat(`a`,_utf8mb4'it\\'s')" },
  })
  expect(read({ generated: '(`a` + 1)', extra: 'VIRTUAL GENERATED' })).toMatchObject({ virtual: true })
})

test('checks with quotes before which backslashes stand', () => {
  const rule = unescaped(MYSQL, "(`kind` in (_utf8mb4\\'a\\',_utf8mb4\\'b c\\'))")
  expect(rule).toBe("(`kind` in (_utf8mb4'a',_utf8mb4'b c'))")
  const columns = [{ name: 'kind', type: 'text', maxLength: 255 } as const]
  const typed = withTypeChecks('t', columns, [{ name: 'ck_t_kind_type', rule: { mysql: rule } }], {
    ...mysql,
    ddl: mysqlDdl,
  })
  expect(typed).toEqual({
    columns: [{ name: 'kind', type: 'enum', values: ['a', 'b c'], typeCheck: 'ck_t_kind_type' }],
    checks: [],
  })
})

const part = {
  table: 't',
  name: 'i',
  common: 1,
  column: 'a',
  order: 'A',
  length: null,
  type: 'BTREE',
  expression: null,
}

test('indexes of expressions', () => {
  const [index] = indexesOf([{ ...part, common: 0, column: null, expression: "concat(`a`,_utf8mb4\\'x\\')" }], MYSQL)
  expect(index?.schema).toEqual({
    name: 'i',
    keys: [{ sql: { mysql: "concat(`a`,_utf8mb4'x')" } }],
    unique: true,
  })
  expect(index && uniqueOf(index)).toEqual([])
})

test('an index that the server made for a foreign key', () => {
  const made = (name: string, column: string) => indexesOf([{ ...part, name, column }], MYSQL)[0] as never
  const key = { name: 'fk', columns: ['a'], table: 'x', targetColumns: ['id'] }
  expect(isMadeFor(made('fk', 'a'), key)).toBe(true)
  expect(isMadeFor(made('fk', 'b'), key)).toBe(false)
  expect(isMadeFor(made('a', 'a'), key)).toBe(false)
  expect(isMadeFor(made('a', 'a'), { ...key, name: 't_ibfk_1' })).toBe(true)
})

test('a view loses the name of the database, and texts and names keep theirs', () => {
  const sql = "select `d``b`.`t`.`a` AS `d``b`,'`d``b`.' AS `x`,'\\'`d``b`.' from `d``b`.`t`"
  expect(withoutDatabase({ name: 'v', sql, schema: 'd`b' })).toBe(
    "select `t`.`a` AS `d``b`,'`d``b`.' AS `x`,'\\'`d``b`.' from `t`",
  )
})
