// Error numbers of MySQL and MariaDB as our classes, with what their messages tell, and never a value.
import { expect, test } from 'vitest'
import { brokenKey, isLost, mysqlError, type MysqlFailure } from '../../../src/dialect/mysql/errors.ts'

const statement = { sql: 'UPDATE `heroes` SET `name` = ? WHERE `heroes`.`id` = ?', parameters: 2 }
const told = (failure: Partial<MysqlFailure>, sql = statement.sql) =>
  mysqlError({ message: 'what the server says', ...failure }, { ...statement, sql }, new Error('the cause'))

test.each([
  [1062, "Duplicate entry 'secret' for key 'uq_heroes_name'", 'UniqueViolation', 'heroes', [], 'uq_heroes_name'],
  [1062, "Duplicate entry 'secret' for key 'heroes.PRIMARY'", 'UniqueViolation', 'heroes', [], 'PRIMARY'],
  [1062, "Duplicate entry 'x' for key 'a' for key 'heroes.a.b'", 'UniqueViolation', 'heroes', [], 'a.b'],
  [1586, "Duplicate entry 'secret' for key 'uq_heroes_name'", 'UniqueViolation', 'heroes', [], 'uq_heroes_name'],
  [1048, "Column 'name' cannot be null", 'NotNullViolation', 'heroes', ['name'], undefined],
  [1364, "Field 'name' doesn't have a default value", 'NotNullViolation', 'heroes', ['name'], undefined],
  [3819, "Check constraint 'ck_heroes_age' is violated.", 'CheckViolation', 'heroes', [], 'ck_heroes_age'],
  [4025, 'CONSTRAINT `adult` failed for `shop`.`people`', 'CheckViolation', 'people', [], 'adult'],
  [
    1452,
    'Cannot add or update a child row: a foreign key constraint fails (`shop`.`the ``pets```, CONSTRAINT `fk_x` FOREIGN KEY (`a`, `b`) REFERENCES `t` (`a`, `b`))',
    'ForeignKeyViolation',
    'the `pets`',
    ['a', 'b'],
    'fk_x',
  ],
  [
    1451,
    'Cannot delete or update a parent row: a foreign key constraint fails (`shop`.`pets`, CONSTRAINT `fk_x` FOREIGN KEY (`owner`) REFERENCES `heroes` (`id`) ON DELETE RESTRICT)',
    'ForeignKeyViolation',
    'pets',
    ['owner'],
    'fk_x',
  ],
  [1217, 'Cannot delete or update a parent row', 'ForeignKeyViolation', undefined, [], undefined],
])('%i %s is a %s', (errno, message, name, table, columns, constraint) => {
  const error = told({ errno, message })
  expect(error).toMatchObject({ name, table, columns, constraint })
  expect(error.message).not.toContain('secret')
})

test.each([
  [1213, 'Deadlock', true],
  [1205, 'LockTimeout', true],
  [3572, 'LockTimeout', true],
  [1020, 'SerializationFailure', true],
  [3101, 'SerializationFailure', true],
  [1114, 'QuotaExceeded', false],
  [1021, 'QuotaExceeded', false],
  [1146, 'QueryError', false],
  [1317, 'QueryError', false],
  [undefined, 'QueryError', false],
])('%s is a %s', (errno, name, retryable) => expect(told({ errno })).toMatchObject({ name, retryable }))

test.each([1053, 1927, 2006, 2013, 4031])('%i is ConnectionLost', errno => {
  expect(told({ errno })).toMatchObject({ name: 'ConnectionLost' })
  expect(isLost(errno)).toBe(true)
})

test.each([1317, 1969, 3024])('%i, a statement that was stopped, leaves its connection', errno => {
  expect(told({ errno })).toMatchObject({ name: 'QueryError', retryable: false })
  expect(isLost(errno)).toBe(false)
})

test.each([
  ['INSERT INTO `my ``heroes``` (`a`) VALUES (?)', 'uq', 'my `heroes`', 'uq'],
  ['insert into heroes (a) values (?)', 'uq', 'heroes', 'uq'],
  ['DELETE FROM `heroes`', 'heroes.uq', 'heroes', 'uq'],
  ['replace into heroes values (1)', 'heroes.uq', 'heroes', 'uq'],
  ['replace into heroes values (1)', 'uq', undefined, 'uq'],
])('the key that %s broke', (sql, key, table, constraint) => {
  expect(brokenKey({ errno: 1062, message: `Duplicate entry 'x' for key '${key}'` }, sql)).toEqual({
    table,
    constraint,
  })
})

test('a table that is being changed has its own name, not the one of its copy', () => {
  const message =
    'Cannot add or update a child row: a foreign key constraint fails (`shop`.`#sql-alter-7af5-5b`, CONSTRAINT `fk` FOREIGN KEY (`owner`) REFERENCES `heroes` (`id`))'
  expect(told({ errno: 1452, message }, 'ALTER TABLE `my ``pets``` ADD CONSTRAINT `fk`')).toMatchObject({
    table: 'my `pets`',
    columns: ['owner'],
  })
})

test('only keys that are there twice have one', () => {
  expect(brokenKey({ errno: 1048, message: "Column 'a' cannot be null" }, statement.sql)).toBeUndefined()
})

test.each([
  [1366, "Incorrect integer value: 'secret' for column `shop`.`heroes`.`age` at row 1"],
  [1366, "Incorrect integer value: 'secret 'x'' for column 'age' at row 1"],
  [1292, "Truncated incorrect DOUBLE value: 'secret'"],
  [1064, "You have an error in your SQL syntax; check the manual for the right syntax to use near 'secret' at line 1"],
  [1690, "BIGINT value is out of range in '(`shop`.`t`.`a` + 'secret')'"],
  [1525, "Incorrect DATETIME value: 'secret'"],
])('the message of %i holds no value', (errno, message) => {
  expect(told({ errno, message }).message).not.toContain('secret')
})

test.each([
  [1406, "Data too long for column 'name' at row 1"],
  [1054, "Unknown column 'nope' in 'SELECT'"],
  [1146, "Table 'shop.missing' doesn't exist"],
])('the message of %i says which', (errno, message) => expect(told({ errno, message }).message).toBe(message))
