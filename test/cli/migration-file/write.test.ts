// Migrations written by the tool compile as they are, and hold exactly the operations that they were written for.
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import { describe as group, expect, test } from 'vitest'
import { applyAll, type DatabaseSchema, diff, invertAll, type Migration, type SchemaOperation } from 'isomodel/migrate'
import { migrationText } from '../../../cli/migration-file/write.ts'
import { migrationName, slug } from '../../../cli/migration-file/name.ts'
import { cases as schemas } from '../pull/schemas.ts'
import { written } from '../pull/written.ts'

const nothing: DatabaseSchema = { tables: [], views: [] }
const heroes: DatabaseSchema = {
  views: [],
  tables: [
    {
      name: 'teams',
      columns: [{ name: 'id', type: 'integer', bits: 32, identity: true }],
      primaryKey: { name: 'pk_teams_id', columns: ['id'] },
    },
    {
      name: 'heroes',
      columns: [
        { name: 'id', type: 'integer', identity: true },
        { name: 'name', type: 'text', maxLength: 40 },
        { name: '1', type: 'integer', bits: 16 },
        { name: 'mood', type: 'enum', values: ['a', "it's"], typeCheck: 'ck_heroes_mood_type', default: "'a'" },
      ],
      primaryKey: { name: 'pk_heroes_id', columns: ['id'] },
      uniques: [{ name: 'uq_heroes_name', columns: ['name'] }],
      indexes: [{ name: 'old', keys: ['mood'] }],
      checks: [{ name: 'c', rule: "name <> ''" }],
    },
  ],
}
const on = { table: 'heroes' }
const power = { name: 'power', type: 'integer', bits: 32 } as const

/** Every kind of operation, each after those before it. */
const operations: readonly SchemaOperation[] = [
  { kind: 'addColumn', ...on, column: power, backfill: { sqlite: '0', postgres: '1', mysql: '2', mariadb: '3' } },
  {
    kind: 'addColumn',
    ...on,
    column: { name: 'team_id', type: 'integer', bits: 32, nullable: true, comment: 'a\n`b`' },
  },
  {
    kind: 'changeColumn',
    ...on,
    column: { ...power, type: 'decimal', precision: 9, scale: 2, bits: undefined } as never,
    using: 'power * 2',
  },
  { kind: 'renameColumn', ...on, column: '1', to: 'one' },
  { kind: 'setPrimaryKey', ...on, key: { name: 'key', columns: ['id', 'name'] } },
  { kind: 'setPrimaryKey', ...on },
  { kind: 'addUnique', ...on, unique: { name: 'uq_heroes_one', columns: ['one'] } },
  { kind: 'dropUnique', ...on, name: 'uq_heroes_name' },
  { kind: 'createIndex', ...on, index: { name: 'ix_heroes_one_name', keys: ['one', 'name'] } },
  {
    kind: 'createIndex',
    ...on,
    index: {
      name: 'e',
      keys: [{ sql: 'lower(name)' }, { column: 'one', descending: true }],
      unique: true,
      where: 'one > 0',
    },
    concurrently: true,
  },
  { kind: 'dropIndex', ...on, name: 'old', concurrently: true },
  { kind: 'addCheck', ...on, check: { name: 'd', rule: { sqlite: '1', postgres: 'true', mysql: '1', mariadb: '1' } } },
  { kind: 'dropCheck', ...on, name: 'c' },
  {
    kind: 'addForeignKey',
    ...on,
    foreignKey: {
      name: 'to team',
      columns: ['team_id'],
      table: 'teams',
      targetColumns: ['id'],
      onDelete: 'cascade',
      deferrable: 'deferred',
    },
  },
  { kind: 'createFullText', ...on, index: { name: 'ft_heroes_name', columns: ['name'] } },
  { kind: 'dropFullText', ...on, name: 'ft_heroes_name' },
  { kind: 'rename', ...on, of: 'index', name: 'e', to: 'f' },
  { kind: 'dropForeignKey', ...on, name: 'to team' },
  { kind: 'commentTable', ...on, text: 'of heroes' },
  { kind: 'commentTable', ...on },
  { kind: 'setOptions', ...on, loose: true },
  { kind: 'setOptions', ...on },
  { kind: 'dropColumn', ...on, column: 'mood' },
  { kind: 'renameTable', ...on, to: 'people' },
  { kind: 'moveTable', table: 'people', to: 'geo' },
  {
    kind: 'createView',
    view: {
      name: 'v',
      schema: 'geo',
      sql: { sqlite: 'select 1', postgres: 'select 2', mysql: 'select 3', mariadb: 'select 4' },
    },
  },
  { kind: 'dropView', name: 'v', schema: 'geo' },
  { kind: 'dropTable', table: 'people', schema: 'geo' },
].map(one => JSON.parse(JSON.stringify(one)) as SchemaOperation)

const all = {
  'every kind of operation': { before: heroes, operations },
  ...Object.fromEntries(
    Object.entries(schemas).map(([name, [, { tables, views }]]) => {
      const made = diff(nothing, { tables, views }).operations.map(({ operation }) => operation)
      return [name, { before: nothing, operations: made }]
    }),
  ),
}

const texts = Object.fromEntries(
  Object.entries(all).map(([name, { before, operations: steps }], at) => {
    const after = at > 0 ? { after: ['first'] } : {}
    const up = steps.map(step => ({ step, note: 'slow: locks\n`it`' }))
    return [name, migrationText({ name: `m${at}`, ...after, before, up })]
  }),
)
const files = written('migrations', texts)

group.each(Object.entries(all))('%s', (name, { before, operations: steps }) => {
  const at = Object.keys(all).indexOf(name)
  test('compiles', () => expect(files.problems.get(name)).toEqual([]))
  test('is what it was written for', async () => {
    const url = pathToFileURL(resolve('.cache/migrations', `s${at}.ts`)).href
    const { default: migration } = (await import(url)) as { default: Migration }
    expect(migration.name).toBe(`m${at}`)
    expect(migration.after).toEqual(at > 0 ? ['first'] : undefined)
    expect(migration.up).toEqual(steps)
    expect(migration.down).toEqual(invertAll(steps, before))
    applyAll(before, steps)
  })
  test('imports the constructors, and nothing else', () => {
    expect(texts[name]?.match(/^import .*|from '.*'$/gm)?.join('\n')).toMatch(/from 'isomodel\/migrate'$/)
    expect(texts[name]?.split('\n').filter(line => line.length > 120 && !/['"`]/.test(line))).toEqual([])
  })
})

test('names sort by time, and say what they are about', () => {
  expect(migrationName('Add "power", and more: Größe!', new Date('2026-11-23T08:15:00.123Z'))).toBe(
    '20261123081500_add_power_and_more_große'.replace('ß', '_').replace('große', 'gro_e'),
  )
  expect(slug('日本')).toBe('migration')
  expect(slug('x'.repeat(100))).toHaveLength(60)
})
