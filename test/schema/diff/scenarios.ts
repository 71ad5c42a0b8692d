// The scenarios that a difference has to survive, by their numbers in the research on migrations.
import type { DatabaseSchema, Risk, SqlText } from '../../../src/ast/schema.ts'
import { constraintName } from '../../../src/model/constraint-name.ts'
import type { Answers, DiffOptions } from '../../../src/schema/diff/types.ts'
import { id, integer, maybe, references, schema, table, text } from './schemas.ts'

export interface Scenario {
  readonly number: number
  readonly title: string
  readonly before: DatabaseSchema
  readonly after: DatabaseSchema
  readonly options?: DiffOptions
  /** The keys of what is asked, without answers. */
  readonly asks?: readonly string[]
  readonly answers?: Answers
  readonly operations: readonly string[]
  /** One that some operation has. */
  readonly risk?: Risk
}

const short = { type: 'text', maxLength: 20 } as const
const heroes = (columns: Parameters<typeof table>[1], parts: Parameters<typeof table>[2] = {}): DatabaseSchema =>
  schema([table('heroes', { id, ...columns }, parts)])
const teams = table('teams', { id, name: text })
const named = (from: string, to: string, of = 'heroes') => ({ table: of, column: to, from })
const check = (rule: SqlText, name = 'ck_heroes_age') => ({ checks: [{ name, rule }] })
const indexed = (...names: string[]) => ({ indexes: names.map(name => ({ name: `ix_heroes_${name}`, keys: [name] })) })
const state = (...values: string[]) => ({ type: 'enum', values, typeCheck: 'ck_heroes_state_type' }) as const
const double = (of: string): SqlText => ({
  sqlite: `"${of}" * 2`,
  postgres: `"${of}" * 2`,
  mysql: `\`${of}\` * 2`,
  mariadb: `\`${of}\` * 2`,
})

const SHAPES: readonly Scenario[] = [
  {
    number: 1,
    title: 'a column that is gone and one that is new',
    before: heroes({ name: text }),
    after: heroes({ title: text }),
    asks: ['rename heroes.name'],
    answers: { 'rename heroes.name': 'title' },
    operations: ['renameColumn heroes.name to title'],
  },
  {
    number: 1,
    title: 'a rename that is declared',
    before: heroes({ name: text }, indexed('name')),
    after: heroes({ title: text }, indexed('title')),
    options: { renames: [named('name', 'title')] },
    operations: ['renameColumn heroes.name to title'],
  },
  {
    number: 1,
    title: 'a declared rename that has happened',
    before: heroes({ title: text }),
    after: heroes({ title: text }),
    options: { renames: [{ ...named('name', 'title'), declared: true }] },
    operations: [],
  },
  {
    number: 1,
    title: 'no rename: the column goes and another comes',
    before: heroes({ name: text }),
    after: heroes({ title: maybe(text) }),
    asks: ['rename heroes.name', 'loss dropColumn heroes.name'],
    answers: { 'rename heroes.name': null, 'loss dropColumn heroes.name': true },
    operations: ['dropColumn heroes.name', 'addColumn heroes.title'],
  },
  {
    number: 2,
    title: 'another name, another type and no nulls at once',
    before: heroes({ level: maybe({ type: 'integer', bits: 16 }) }),
    after: heroes({ rank: integer }),
    options: { renames: [named('level', 'rank')] },
    asks: ['backfill heroes.rank'],
    answers: { 'backfill heroes.rank': '1' },
    operations: ['renameColumn heroes.level to rank', 'changeColumn heroes.rank with "1"'],
  },
  {
    number: 3,
    title: 'two columns of one type with other names',
    before: heroes({ first: text, last: text }),
    after: heroes({ given: text, family: text }),
    asks: ['rename heroes.first', 'rename heroes.last'],
    answers: { 'rename heroes.first': 'given', 'rename heroes.last': 'family' },
    operations: ['renameColumn heroes.first to given', 'renameColumn heroes.last to family'],
  },
  {
    number: 4,
    title: 'two columns swap their names',
    before: heroes({ a: text, b: text }),
    after: heroes({ a: text, b: text }),
    options: { renames: [named('a', 'b'), named('b', 'a')] },
    operations: [
      'renameColumn heroes.a to renamed_1',
      'renameColumn heroes.b to a',
      'renameColumn heroes.renamed_1 to b',
    ],
  },
  {
    number: 4,
    title: 'a swap that models declare may have happened already',
    before: heroes({ a: text, b: text }),
    after: heroes({ a: text, b: text }),
    options: {
      renames: [
        { ...named('a', 'b'), declared: true },
        { ...named('b', 'a'), declared: true },
      ],
    },
    asks: ['rename heroes.a'],
    answers: { 'rename heroes.a': null },
    operations: [],
  },
  {
    number: 5,
    title: 'a gets the name b while a new a comes',
    before: heroes({ a: text }),
    after: heroes({ a: maybe(integer), b: text }),
    options: { renames: [named('a', 'b')] },
    operations: ['renameColumn heroes.a to b', 'addColumn heroes.a'],
  },
  {
    number: 5,
    title: 'the same when it has happened',
    before: heroes({ a: maybe(integer), b: text }),
    after: heroes({ a: maybe(integer), b: text }),
    options: { renames: [{ ...named('a', 'b'), declared: true }] },
    operations: [],
  },
  {
    number: 5,
    title: 'a chain of columns',
    before: heroes({ a: text, b: text }),
    after: heroes({ b: text, c: text }),
    options: { renames: [named('a', 'b'), named('b', 'c')] },
    operations: ['renameColumn heroes.b to c', 'renameColumn heroes.a to b'],
  },
  {
    number: 5,
    title: 'a chain of tables: the index of the old one makes room for that of the new one',
    before: heroes({ name: text }, indexed('name')),
    after: schema([
      table('champions', { id, name: text }, { indexes: [{ name: 'ix_champions_name', keys: ['name'] }] }),
      table('heroes', { id, name: text }, indexed('name')),
    ]),
    options: { renames: [{ table: 'champions', from: 'heroes' }] },
    operations: [
      'renameTable heroes to champions',
      'rename primaryKey pk_heroes_id to pk_champions_id',
      'rename index ix_heroes_name to ix_champions_name',
      'createTable heroes',
    ],
  },
  {
    number: 6,
    title: 'a table that others point at, with an index and a view',
    before: schema(
      [table('teams', { id, name: text }), heroesOf('teams')],
      [{ name: 'names', sql: 'SELECT name FROM teams' }],
    ),
    after: schema(
      [table('squads', { id, name: text }), heroesOf('squads')],
      [{ name: 'names', sql: 'SELECT name FROM squads' }],
    ),
    asks: ['rename table teams'],
    answers: { 'rename table teams': 'squads' },
    operations: ['dropView names', 'renameTable teams to squads', 'createView names'],
  },
  {
    number: 7,
    title: 'a table and a column of it',
    before: heroes({ name: text }),
    after: schema([table('champions', { id, title: text })]),
    asks: ['rename table heroes', 'rename heroes.name'],
    answers: { 'rename table heroes': 'champions', 'rename heroes.name': 'title' },
    operations: ['renameTable heroes to champions', 'renameColumn champions.name to title'],
  },
  {
    number: 8,
    title: 'only the case of names',
    before: heroes({ name: text }),
    after: schema([table('Heroes', { id, Name: text })]),
    options: { renames: [{ table: 'Heroes', from: 'heroes' }, named('name', 'Name', 'Heroes')] },
    operations: [
      'renameTable heroes to renamed_1',
      'renameTable renamed_1 to Heroes',
      'renameColumn Heroes.name to Name',
    ],
  },
  {
    number: 9,
    title: 'a table moves to another schema',
    before: schema([teams, heroesOf('teams')]),
    after: schema([{ ...teams, schema: 'audit' }, heroesOf('teams', { schema: 'audit' })]),
    asks: ['rename table teams'],
    answers: { 'rename table teams': 'audit.teams' },
    operations: ['moveTable teams to audit'],
  },
  {
    number: 9,
    title: 'a table moves to another schema and gets another name',
    before: schema([teams]),
    after: schema([{ ...table('squads', { id, name: text }), schema: 'audit' }]),
    options: { renames: [{ table: 'squads', schema: 'audit', from: 'teams', fromSchema: null }] },
    operations: ['moveTable teams to audit', 'renameTable audit.teams to squads'],
  },
  {
    number: 10,
    title: 'one column becomes two: a step by hand stands between',
    before: heroes({ name: text }),
    after: heroes({ first: maybe(text), last: maybe(text) }),
    asks: ['rename heroes.name', 'loss dropColumn heroes.name'],
    answers: { 'rename heroes.name': null, 'loss dropColumn heroes.name': true },
    operations: ['dropColumn heroes.name', 'addColumn heroes.first', 'addColumn heroes.last'],
  },
  {
    number: 11,
    title: 'an index, a unique constraint, a check and a key with names that somebody chose',
    before: heroes(
      { age: integer },
      {
        uniques: [{ name: 'uq_heroes_age', columns: ['age'] }],
        indexes: [{ name: 'by_age', keys: ['age', 'id'] }],
        ...check('age > 0'),
      },
    ),
    after: heroes(
      { age: integer },
      {
        primaryKey: { name: 'heroes_key', columns: ['id'] },
        uniques: [{ name: 'one_age', columns: ['age'] }],
        indexes: [{ name: 'old_ones', keys: ['age', 'id'] }],
        ...check('age > 0', 'grown'),
      },
    ),
    operations: [
      'rename primaryKey pk_heroes_id to heroes_key',
      'rename unique uq_heroes_age to one_age',
      'rename index by_age to old_ones',
      'rename check ck_heroes_age to grown',
    ],
  },
  {
    number: 11,
    title: 'names that nobody chose stay what they are',
    before: heroes({ age: integer }, { primaryKey: { name: 'heroes_pkey', columns: ['id'] }, ...indexed('age') }),
    after: heroes({ age: integer }, indexed('age')),
    operations: [],
  },
  {
    number: 11,
    title: 'two indexes swap their names',
    before: heroes(
      { a: text, b: text },
      {
        indexes: [
          { name: 'one', keys: ['a'] },
          { name: 'two', keys: ['b'] },
        ],
      },
    ),
    after: heroes(
      { a: text, b: text },
      {
        indexes: [
          { name: 'one', keys: ['b'] },
          { name: 'two', keys: ['a'] },
        ],
      },
    ),
    operations: ['rename index one to renamed_1', 'rename index two to one', 'rename index renamed_1 to two'],
  },
  {
    number: 12,
    title: 'a model with another name, and the same table',
    before: heroes({ name: text }),
    after: heroes({ name: text }),
    operations: [],
  },
]

function heroesOf(to: string, rest: { readonly schema?: string } = {}) {
  const key = references('heroes', 'team_id', to, rest)
  return table('heroes', { id, team_id: integer }, { foreignKeys: [key], ...indexed('team_id') })
}

const COLUMNS: readonly Scenario[] = [
  {
    number: 13,
    title: 'a column without nulls and default is new',
    before: heroes({}),
    after: heroes({ power: integer }),
    asks: ['backfill heroes.power'],
    answers: { 'backfill heroes.power': '0' },
    operations: ['addColumn heroes.power with "0"'],
  },
  {
    number: 13,
    title: 'the same where there are no rows',
    before: heroes({}),
    after: heroes({ power: integer }),
    answers: { 'backfill heroes.power': null },
    operations: ['addColumn heroes.power'],
  },
  {
    number: 13,
    title: 'a default is enough',
    before: heroes({}),
    after: heroes({ power: { type: 'integer', default: '7' } }),
    operations: ['addColumn heroes.power'],
  },
  {
    number: 14,
    title: 'no nulls any more',
    before: heroes({ power: maybe(integer) }),
    after: heroes({ power: integer }),
    asks: ['backfill heroes.power'],
    answers: { 'backfill heroes.power': 'id + 1' },
    operations: ['changeColumn heroes.power with "id + 1"'],
  },
  {
    number: 14,
    title: 'no nulls any more, but a default',
    before: heroes({ power: maybe(integer) }),
    after: heroes({ power: { type: 'integer', default: '7' } }),
    operations: ['changeColumn heroes.power with "7"'],
  },
  {
    number: 14,
    title: 'nulls from now on',
    before: heroes({ power: integer }),
    after: heroes({ power: maybe(integer) }),
    operations: ['changeColumn heroes.power'],
  },
  {
    number: 15,
    title: 'another default',
    before: heroes({ power: { type: 'integer', default: '1' } }, indexed('power')),
    after: heroes({ power: { type: 'integer', default: '2' } }, indexed('power')),
    operations: ['changeColumn heroes.power'],
  },
  {
    number: 16,
    title: 'one text for all databases, and the same text for each',
    before: heroes({ power: { type: 'integer', default: '1' } }, check('id > 0')),
    after: heroes(
      { power: { type: 'integer', default: { sqlite: '1', postgres: '1', mysql: '1', mariadb: '1' } } },
      check({ sqlite: 'id > 0', postgres: 'id > 0', mysql: 'id > 0', mariadb: 'id > 0' }),
    ),
    operations: [],
  },
  {
    number: 17,
    title: 'a type with more room',
    before: heroes({ name: short }, indexed('name')),
    after: heroes({ name: { type: 'text', maxLength: 40 } }, indexed('name')),
    operations: ['changeColumn heroes.name'],
  },
  {
    number: 17,
    title: 'a type with less room',
    before: heroes({ name: { type: 'text', maxLength: 40 } }),
    after: heroes({ name: short }),
    asks: ['loss changeColumn heroes.name'],
    answers: { 'loss changeColumn heroes.name': true },
    operations: ['changeColumn heroes.name'],
  },
  {
    number: 17,
    title: 'another type',
    before: heroes({ power: text }, check('power > id', 'strong')),
    after: heroes({ power: integer }, check('power > id', 'strong')),
    options: { allowLoss: true },
    operations: ['dropCheck strong', 'changeColumn heroes.power', 'addCheck strong'],
  },
  {
    number: 18,
    title: 'text becomes an enum',
    before: heroes({ state: text }),
    after: heroes({ state: state('new', 'old') }),
    options: { allowLoss: true },
    operations: ['changeColumn heroes.state'],
  },
  {
    number: 18,
    title: 'an enum becomes text',
    before: heroes({ state: state('new', 'old') }),
    after: heroes({ state: text }),
    operations: ['changeColumn heroes.state'],
  },
  {
    number: 19,
    title: 'a key becomes wider, and the keys that point at it',
    before: schema([table('teams', { id: { ...id, bits: 32 } }), memberOf({ type: 'integer', bits: 32 })]),
    after: schema([table('teams', { id: { type: 'bigint', identity: true } }), memberOf({ type: 'bigint' })]),
    operations: [
      'dropForeignKey fk_heroes_team_id',
      'changeColumn teams.id',
      'changeColumn heroes.team_id',
      'addForeignKey fk_heroes_team_id',
    ],
  },
  {
    number: 20,
    title: 'keys that the database makes, and keys of deleted rows',
    before: schema([table('a', { id: integer }), table('b', { id }), table('c', { id })]),
    after: schema([
      table('a', { id }),
      table('b', { id: integer }),
      table('c', { id: { ...id, autoincrement: true } }),
    ]),
    operations: ['changeColumn a.id', 'changeColumn b.id', 'changeColumn c.id'],
  },
  {
    number: 21,
    title: 'another expression, and values that are worked out when they are read',
    before: heroes({ a: integer, twice: { ...integer, generated: double('a') }, b: { ...integer, generated: '1' } }),
    after: heroes({
      a: integer,
      twice: { ...integer, generated: double('id') },
      b: { ...integer, generated: '1', virtual: true },
    }),
    operations: ['changeColumn heroes.twice', 'changeColumn heroes.b'],
  },
  {
    number: 21,
    title: 'a generated column whose column gets another name',
    before: heroes({ a: integer, twice: { ...integer, generated: double('a') } }, indexed('twice')),
    after: heroes({ b: integer, twice: { ...integer, generated: double('b') } }, indexed('twice')),
    options: { renames: [named('a', 'b')] },
    operations: [
      'dropIndex ix_heroes_twice',
      'dropColumn heroes.twice',
      'renameColumn heroes.a to b',
      'addColumn heroes.twice',
      'createIndex ix_heroes_twice(twice)',
    ],
  },
  {
    number: 21,
    title: 'a generated column keeps its values when its expression and its column go',
    before: heroes({ a: integer, twice: { ...integer, generated: double('a') } }),
    after: heroes({ twice: integer }),
    options: { allowLoss: true },
    operations: ['changeColumn heroes.twice', 'dropColumn heroes.a'],
  },
  {
    number: 22,
    title: 'another collation',
    before: heroes({ name: text }),
    after: heroes({ name: { ...text, collate: { sqlite: 'NOCASE' } } }),
    operations: ['changeColumn heroes.name'],
  },
  {
    number: 23,
    title: 'types of a database, and times with and without a zone',
    before: heroes({ data: { type: 'json', sqlType: { postgres: 'json' } }, at: { type: 'timestamp' } }),
    after: heroes({ data: { type: 'json' }, at: { type: 'plainDateTime' } }),
    options: { allowLoss: true },
    operations: ['changeColumn heroes.data', 'changeColumn heroes.at'],
  },
  {
    number: 24,
    title: 'arrays of something else, and vectors of another length',
    before: heroes({ tags: { type: 'array', item: integer }, near: { type: 'custom', sqlType: 'vector(3)' } }),
    after: heroes({ tags: { type: 'array', item: text }, near: { type: 'custom', sqlType: 'vector(4)' } }),
    options: { allowLoss: true },
    operations: ['changeColumn heroes.tags', 'changeColumn heroes.near'],
  },
  {
    number: 25,
    title: 'the order of columns',
    before: heroes({ a: text, b: integer }),
    after: heroes({ b: integer, a: text }),
    operations: [],
  },
  {
    number: 26,
    title: 'a column goes with all that stands on it',
    before: schema(
      [
        table('teams', { id, code: short }, { uniques: [{ name: 'uq_teams_code', columns: ['code'] }] }),
        table(
          'heroes',
          { id, code: short, size: { ...integer, generated: 'length(code)' } },
          {
            ...check(`code <> ''`, 'coded'),
            indexes: [{ name: 'ix_heroes_code', keys: ['code', 'id'] }],
            foreignKeys: [references('heroes', 'code', 'teams', { targetColumns: ['code'] })],
          },
        ),
      ],
      [{ name: 'codes', sql: 'SELECT code FROM heroes' }],
    ),
    after: schema([table('teams', { id }), table('heroes', { id })]),
    options: { allowLoss: true },
    operations: [
      'dropView codes',
      'dropForeignKey fk_heroes_code',
      'dropUnique uq_teams_code',
      'dropIndex ix_heroes_code',
      'dropCheck coded',
      'dropColumn teams.code',
      'dropColumn heroes.size',
      'dropColumn heroes.code',
    ],
  },
  {
    number: 26,
    title: 'no column stays: the table is never without one',
    before: schema([table('heroes', { a: text })]),
    after: schema([table('heroes', { b: { ...text, default: `''` } })]),
    options: { allowLoss: true, answers: { 'rename heroes.a': null } },
    operations: ['setPrimaryKey heroes()', 'addColumn heroes.b', 'dropColumn heroes.a', 'setPrimaryKey heroes(b)'],
  },
]

function memberOf(type: Parameters<typeof maybe>[0]) {
  return table('heroes', { id, team_id: type }, { foreignKeys: [references('heroes', 'team_id', 'teams')] })
}

const key = (...columns: string[]) => ({ primaryKey: { name: `pk_heroes_${columns.join('_')}`, columns } })
const unique = { uniques: [{ name: 'uq_heroes_a', columns: ['a'] }] }
const index = (rest: object) => ({ indexes: [{ name: 'ix_heroes_a', keys: ['a'], ...rest }] })
const self = (rest: object = {}) => ({ foreignKeys: [references('heroes', 'boss', 'heroes', rest)] })

const KEYS: readonly Scenario[] = [
  {
    number: 27,
    title: 'another column is the key',
    before: schema([table('heroes', { id, code: short })]),
    after: schema([table('heroes', { code: short })]),
    options: { allowLoss: true },
    operations: ['dropColumn heroes.id', 'setPrimaryKey heroes(code)'],
  },
  {
    number: 27,
    title: 'a key that the database makes is no key any more, and stays',
    before: schema([table('heroes', { id, code: short })]),
    after: schema([table('heroes', { code: short, id: integer })]),
    operations: ['changeColumn heroes.id', 'setPrimaryKey heroes(code)'],
  },
  {
    number: 27,
    title: 'the database makes another key',
    before: schema([table('heroes', { id, code: integer })]),
    after: schema([table('heroes', { code: id, id: integer })]),
    operations: ['changeColumn heroes.id', 'setPrimaryKey heroes(code)', 'changeColumn heroes.code'],
  },
  {
    number: 27,
    title: 'one column of the key becomes two, and the other way round',
    before: schema([
      table('heroes', { a: integer, b: integer }),
      { ...table('teams', { a: integer, b: integer }), primaryKey: { name: 'pk_teams_a_b', columns: ['a', 'b'] } },
    ]),
    after: schema([
      table('heroes', { a: integer, b: integer }, key('a', 'b')),
      table('teams', { a: integer, b: integer }),
    ]),
    operations: ['setPrimaryKey heroes(a,b)', 'setPrimaryKey teams(a)'],
  },
  {
    number: 27,
    title: 'another order in the key',
    before: schema([table('heroes', { a: integer, b: integer }, key('a', 'b'))]),
    after: schema([table('heroes', { a: integer, b: integer }, key('b', 'a'))]),
    operations: ['setPrimaryKey heroes(b,a)'],
  },
  {
    number: 27,
    title: 'a column leaves the key and becomes what no key can hold',
    before: schema([table('heroes', { a: text, b: text }, key('a', 'b'))]),
    after: schema([table('heroes', { a: { type: 'json' }, b: text }, key('b'))]),
    options: { allowLoss: true },
    operations: ['setPrimaryKey heroes()', 'changeColumn heroes.a', 'setPrimaryKey heroes(b)'],
  },
  {
    number: 27,
    title: 'a column leaves the key and the table',
    before: schema([table('heroes', { a: integer, b: integer }, key('a', 'b'))]),
    after: schema([table('heroes', { a: integer })]),
    options: { allowLoss: true },
    operations: ['setPrimaryKey heroes()', 'dropColumn heroes.b', 'setPrimaryKey heroes(a)'],
  },
  {
    number: 28,
    title: 'another action',
    before: heroes({ boss: maybe(integer) }, self()),
    after: heroes({ boss: maybe(integer) }, self({ onDelete: 'set null' })),
    operations: ['dropForeignKey fk_heroes_boss', 'addForeignKey fk_heroes_boss'],
  },
  {
    number: 28,
    title: 'no action is what happens without one',
    before: heroes({ boss: maybe(integer) }, self()),
    after: heroes({ boss: maybe(integer) }, self({ onDelete: 'no action' })),
    operations: [],
  },
  {
    number: 28,
    title: 'the key that others point at is replaced',
    before: schema([
      table('teams', { id, code: short }, { uniques: [{ name: 'one_code', columns: ['code'] }] }),
      byCode('teams'),
    ]),
    after: schema([
      table('teams', { id, code: short }, { indexes: [{ name: 'one_code', keys: ['code'], unique: true }] }),
      byCode('teams'),
    ]),
    operations: [
      'dropForeignKey fk_heroes_code',
      'dropUnique one_code',
      'createIndex one_code(code)',
      'addForeignKey fk_heroes_code',
    ],
  },
  {
    number: 29,
    title: 'two new tables that point at each other, and at themselves',
    before: schema([]),
    after: schema([
      table('hens', { id, egg: integer }, { foreignKeys: [references('hens', 'egg', 'eggs')] }),
      table(
        'eggs',
        { id, hen: integer },
        { foreignKeys: [references('eggs', 'hen', 'hens'), references('eggs', 'id', 'eggs')] },
      ),
    ]),
    operations: ['createTable eggs fk_eggs_id', 'createTable hens fk_hens_egg', 'addForeignKey fk_eggs_hen'],
  },
  {
    number: 29,
    title: 'the same go',
    before: schema([
      table('hens', { id, egg: integer }, { foreignKeys: [references('hens', 'egg', 'eggs')] }),
      table('eggs', { id, hen: integer }, { foreignKeys: [references('eggs', 'hen', 'hens')] }),
    ]),
    after: schema([]),
    options: { allowLoss: true },
    operations: ['dropForeignKey fk_eggs_hen', 'dropTable hens', 'dropTable eggs'],
  },
  {
    number: 30,
    title: 'a unique constraint becomes a unique index, and that one of some rows',
    before: schema([
      table('heroes', { id, a: text }, unique),
      table('teams', { id, a: text }, { indexes: [{ name: 'one', keys: ['a'], unique: true }] }),
    ]),
    after: schema([
      table('heroes', { id, a: text }, { indexes: [{ name: 'uq_heroes_a', keys: ['a'], unique: true }] }),
      table(
        'teams',
        { id, a: text },
        { indexes: [{ name: 'one', keys: ['a'], unique: true, where: 'a IS NOT NULL' }] },
      ),
    ]),
    operations: ['dropUnique uq_heroes_a', 'dropIndex one', 'createIndex uq_heroes_a(a)', 'createIndex one(a)'],
  },
  {
    number: 31,
    title: 'unique from now on',
    before: heroes({ a: text }),
    after: heroes({ a: text }, unique),
    operations: ['addUnique uq_heroes_a(a)'],
  },
  {
    number: 32,
    title: 'a check from now on, another one, and none any more',
    before: heroes(
      { age: integer },
      {
        checks: [
          { name: 'x', rule: 'age > 1' },
          { name: 'y', rule: 'age > 2' },
        ],
      },
    ),
    after: heroes(
      { age: integer },
      {
        checks: [
          { name: 'x', rule: 'age > 3' },
          { name: 'z', rule: 'age > 4' },
        ],
      },
    ),
    operations: ['dropCheck x', 'dropCheck y', 'addCheck x', 'addCheck z'],
  },
  {
    number: 33,
    title: 'long names that are cut',
    before: heroes(
      { ['a'.repeat(60)]: text },
      { uniques: [{ name: 'sqlite_autoindex_heroes_1', columns: ['a'.repeat(60)] }] },
    ),
    after: heroes(
      { ['a'.repeat(60)]: text },
      { uniques: [{ name: constraintName('unique', 'heroes', ['a'.repeat(60)]), columns: ['a'.repeat(60)] }] },
    ),
    operations: [],
  },
  {
    number: 34,
    title: 'indexes that say more',
    before: heroes(
      { a: text, b: text },
      {
        indexes: [
          { name: 'one', keys: ['a'] },
          { name: 'two', keys: [{ sql: 'lower(a)' }] },
        ],
      },
    ),
    after: heroes(
      { a: text, b: text },
      {
        indexes: [
          { name: 'one', keys: [{ column: 'a', descending: true }], include: ['b'], nullsNotDistinct: true },
          { name: 'two', keys: [{ sql: 'upper(a)' }] },
        ],
      },
    ),
    operations: ['dropIndex one', 'dropIndex two', 'createIndex one(a)', 'createIndex two(sql)'],
  },
  {
    number: 34,
    title: 'a key of an index that says nothing but its column',
    before: heroes({ a: text }, index({})),
    after: heroes({ a: text }, index({ keys: [{ column: 'a' }], include: [] })),
    operations: [],
  },
  {
    number: 34,
    title: 'an index by an expression of a column that gets another name',
    before: heroes({ a: text }, { indexes: [{ name: 'low', keys: [{ sql: 'lower(a)' }] }] }),
    after: heroes({ b: text }, { indexes: [{ name: 'low', keys: [{ sql: 'lower(b)' }] }] }),
    options: { renames: [named('a', 'b')] },
    operations: ['dropIndex low', 'renameColumn heroes.a to b', 'createIndex low(sql)'],
  },
  {
    number: 35,
    title: 'an index, which says that it takes its time',
    before: heroes({ a: text }),
    after: heroes({ a: text }, index({})),
    operations: ['createIndex ix_heroes_a(a)'],
    risk: 'slow',
  },
  {
    number: 36,
    title: 'a key that is checked at the end',
    before: heroes({ boss: maybe(integer) }, self()),
    after: heroes({ boss: maybe(integer) }, self({ deferrable: 'deferred' })),
    operations: ['dropForeignKey fk_heroes_boss', 'addForeignKey fk_heroes_boss'],
  },
]

function byCode(to: string) {
  return table(
    'heroes',
    { id, code: short },
    { foreignKeys: [references('heroes', 'code', to, { targetColumns: ['code'] })] },
  )
}

const TYPES: readonly Scenario[] = [
  {
    number: 37,
    title: 'one more value in the middle',
    before: heroes({ state: state('new', 'old') }),
    after: heroes({ state: state('new', 'used', 'old') }),
    operations: ['changeColumn heroes.state'],
  },
  {
    number: 37,
    title: 'a value is gone',
    before: heroes({ state: state('new', 'old') }),
    after: heroes({ state: state('new') }),
    asks: ['loss changeColumn heroes.state'],
    answers: { 'loss changeColumn heroes.state': true },
    operations: ['changeColumn heroes.state'],
  },
  {
    number: 37,
    title: 'a value is written differently: rows follow, and nothing is lost',
    before: heroes({ state: state('new', 'old') }),
    after: heroes({ state: state('fresh', 'old') }),
    asks: [`rename heroes.state='new'`],
    answers: { [`rename heroes.state='new'`]: 'fresh' },
    operations: ['changeColumn heroes.state'],
  },
  {
    number: 38,
    title: 'a type of an extension',
    before: heroes({}),
    after: heroes({ at: maybe({ type: 'custom', sqlType: 'geometry(point)' }) }),
    operations: ['addColumn heroes.at'],
  },
]

const read = (name: string, sql: string) => ({ name, sql })

/** Without numbers: comments, options and views. */
const OTHERS: readonly Scenario[] = [
  {
    number: 0,
    title: 'comments and options',
    before: heroes({ a: text }, { comment: 'x' }),
    after: heroes({ a: { ...text, comment: 'y' } }, { loose: true }),
    operations: ['setOptions heroes', 'changeColumn heroes.a', 'commentTable heroes'],
  },
  {
    number: 0,
    title: 'a table without rowids is never without a key',
    before: schema([{ ...table('heroes', { code: short, a: text }), withoutRowid: true }]),
    after: schema([{ ...table('heroes', { id: { ...integer, default: '1' }, a: text }), withoutRowid: true }]),
    options: { allowLoss: true, answers: { 'rename heroes.code': null } },
    operations: [
      'setOptions heroes',
      'dropColumn heroes.code',
      'addColumn heroes.id',
      'setPrimaryKey heroes(id)',
      'setOptions heroes',
    ],
  },
  {
    number: 0,
    title: 'views come and go in the order in which they read each other',
    before: schema([teams], [read('a', 'SELECT * FROM b'), read('b', 'SELECT * FROM teams')]),
    after: schema([teams], [read('c', 'SELECT * FROM d'), read('d', 'SELECT * FROM teams')]),
    operations: ['dropView a', 'dropView b', 'createView d', 'createView c'],
  },
  {
    number: 0,
    title: 'a view over a column with another type, and one over that view',
    before: schema(
      [table('teams', { id, size: { ...integer, bits: 16 } }), table('cups', { id })],
      [
        read('large', 'SELECT size FROM teams'),
        read('count', 'SELECT 1 FROM large'),
        read('other', 'SELECT id FROM cups'),
      ],
    ),
    after: schema(
      [table('teams', { id, size: integer }), table('cups', { id })],
      [
        read('large', 'SELECT size FROM teams'),
        read('count', 'SELECT 1 FROM large'),
        read('other', 'SELECT id FROM cups'),
      ],
    ),
    operations: ['dropView count', 'dropView large', 'changeColumn teams.size', 'createView large', 'createView count'],
  },
  {
    number: 0,
    title: 'a view of all columns sees new ones',
    before: schema([teams], [read('a', 'SELECT * FROM teams'), read('b', 'SELECT id FROM teams')]),
    after: schema(
      [table('teams', { id, name: text, size: maybe(integer) })],
      [read('a', 'SELECT * FROM teams'), read('b', 'SELECT id FROM teams')],
    ),
    operations: ['dropView a', 'addColumn teams.size', 'createView a'],
  },
  {
    number: 0,
    title: 'a full-text index follows by being made again',
    before: heroes({ a: text }, { fullTexts: [{ name: 'ft_heroes_a', columns: ['a'] }] }),
    after: heroes({ b: text }, { fullTexts: [{ name: 'ft_heroes_b', columns: ['b'] }] }),
    options: { renames: [named('a', 'b')] },
    operations: ['dropFullText ft_heroes_a', 'renameColumn heroes.a to b', 'createFullText ft_heroes_b'],
  },
]

export const SCENARIOS = [...SHAPES, ...COLUMNS, ...KEYS, ...TYPES, ...OTHERS]
