// Databases as somebody else may have made them.
import type { ColumnSchema, DialectName, InspectedSchema, TableSchema } from 'isomodel/migrate'

const id: ColumnSchema = { name: 'id', type: 'integer', bits: 32, identity: true }
const whole = (name: string, more: Partial<ColumnSchema> = {}): ColumnSchema => ({
  name,
  type: 'integer',
  bits: 32,
  ...more,
})
const words = (name: string, more: Partial<ColumnSchema> = {}): ColumnSchema => ({ name, type: 'text', ...more })
const pk = (table: string, ...columns: string[]) => ({ name: ['pk', table, ...columns].join('_'), columns })
const of = (...tables: TableSchema[]): InspectedSchema => ({ tables, views: [], others: [] })

/** Every kind of value, plain. */
const kinds: readonly ColumnSchema[] = [
  id,
  whole('small', { bits: 16 }),
  { name: 'large', type: 'integer' },
  { name: 'huge', type: 'bigint', nullable: true },
  { name: 'ratio', type: 'real', default: '0.5' },
  { name: 'price', type: 'decimal', precision: 10, scale: 2, default: "'0.00'" },
  { name: 'cents', type: 'decimal', precision: 10, scale: 2, storage: 'scaled' },
  { name: 'active', type: 'boolean', typeCheck: 'ck_things_active_type', default: '1' },
  { name: 'hidden', type: 'boolean', typeCheck: 'hidden is a bit' },
  { name: 'loosely', type: 'boolean' },
  { name: 'created_at', type: 'timestamp', default: 'CURRENT_TIMESTAMP' },
  { name: 'changed_at', type: 'timestamp', storage: 'milliseconds', nullable: true },
  { name: 'born', type: 'plainDate' },
  { name: 'wakes', type: 'plainTime' },
  { name: 'meets', type: 'plainDateTime', storage: 'space' },
  { name: 'lasts', type: 'interval' },
  { name: 'token', type: 'uuid' },
  { name: 'key', type: 'uuid', storage: 'bytes' },
  { name: 'document', type: 'json', default: `'{"a": "\\\\ \`\${x}\` ?"}'` },
  { name: 'bytes', type: 'blob' },
  { name: 'mood', type: 'enum', values: ["it's", 'a "quote"', 'plain'], typeCheck: 'ck_things_mood_type' },
  { name: 'native', type: 'enum', values: ['a', 'b'], sqlType: '"mood"' },
  { name: 'tags', type: 'array', item: { type: 'text' } },
  { name: 'place', type: 'custom', sqlType: 'point' },
  words('name', { maxLength: 80, collate: 'NOCASE', comment: "it's\n`${a}` \\ comment" }),
  words('code', { sqlType: 'NVARCHAR(160)', nullable: true }),
  words('twice', { generated: "name || 'x'", virtual: true }),
  words('thrice', { generated: 'name || name || name' }),
]

const chinook: InspectedSchema = of(
  {
    name: 'Artist',
    columns: [{ ...id, name: 'ArtistId' }, words('Name', { nullable: true })],
    primaryKey: { name: 'PK_Artist', columns: ['ArtistId'] },
  },
  {
    name: 'Album',
    columns: [{ ...id, name: 'AlbumId' }, words('Title'), whole('ArtistId')],
    primaryKey: { name: 'PK_Album', columns: ['AlbumId'] },
    foreignKeys: [{ name: 'FK_AlbumArtistId', columns: ['ArtistId'], table: 'Artist', targetColumns: ['ArtistId'] }],
    indexes: [{ name: 'IFK_AlbumArtistId', keys: ['ArtistId'] }],
  },
  {
    name: 'Employee',
    columns: [{ ...id, name: 'EmployeeId' }, whole('ReportsTo', { nullable: true })],
    primaryKey: pk('Employee', 'EmployeeId'),
    foreignKeys: [
      {
        name: 'FK_EmployeeReportsTo',
        columns: ['ReportsTo'],
        table: 'Employee',
        targetColumns: ['EmployeeId'],
        onDelete: 'set null',
      },
    ],
  },
)

const links: InspectedSchema = of(
  {
    name: 'heroes',
    columns: [id, whole('team_id', { nullable: true })],
    primaryKey: pk('heroes', 'id'),
    foreignKeys: [
      {
        name: 'fk_heroes_team_id',
        columns: ['team_id'],
        table: 'teams',
        targetColumns: ['id'],
        onDelete: 'cascade',
        onUpdate: 'restrict',
      },
    ],
    indexes: [{ name: 'ix_heroes_team_id', keys: ['team_id'] }],
  },
  {
    name: 'teams',
    columns: [id, words('name')],
    primaryKey: pk('teams', 'id'),
    uniques: [{ name: 'uq_teams_name', columns: ['name'] }],
  },
  {
    name: 'hero_missions',
    columns: [whole('hero_id'), whole('mission_id'), words('role', { nullable: true })],
    primaryKey: pk('hero_missions', 'hero_id', 'mission_id'),
    foreignKeys: [
      { name: 'fk_hero_missions_hero_id', columns: ['hero_id'], table: 'heroes', targetColumns: ['id'] },
      { name: 'to mission', columns: ['mission_id'], table: 'missions', targetColumns: ['id'] },
    ],
  },
  { name: 'missions', columns: [id], primaryKey: pk('missions', 'id') },
  {
    name: 'profiles',
    columns: [whole('hero_id'), words('bio')],
    primaryKey: pk('profiles', 'hero_id'),
    foreignKeys: [{ name: 'fk_profiles_hero_id', columns: ['hero_id'], table: 'heroes', targetColumns: ['id'] }],
  },
  {
    name: 'friends',
    columns: [whole('from_hero_id'), whole('to_hero_id')],
    primaryKey: pk('friends', 'from_hero_id', 'to_hero_id'),
    foreignKeys: [
      { name: 'fk_friends_from_hero_id', columns: ['from_hero_id'], table: 'heroes', targetColumns: ['id'] },
      { name: 'fk_friends_to_hero_id', columns: ['to_hero_id'], table: 'heroes', targetColumns: ['id'] },
    ],
  },
  {
    name: 'halls',
    columns: [whole('hall'), whole('row')],
    primaryKey: { name: 'halls_pkey', columns: ['row', 'hall'] },
  },
  {
    name: 'seats',
    columns: [id, whole('hall', { nullable: true }), whole('row', { nullable: true })],
    primaryKey: pk('seats', 'id'),
    foreignKeys: [
      {
        name: 'fk_seats_hall_row',
        columns: ['hall', 'row'],
        table: 'halls',
        targetColumns: ['hall', 'row'],
        onDelete: 'set null',
      },
    ],
  },
)

const cyclic: InspectedSchema = of(
  {
    name: 'a',
    columns: [id, whole('b_id', { nullable: true }), whole('also_b_id', { nullable: true })],
    primaryKey: pk('a', 'id'),
    foreignKeys: [
      { name: 'fk_a_b_id', columns: ['b_id'], table: 'b', targetColumns: ['id'] },
      { name: 'fk_a_also_b_id', columns: ['also_b_id'], table: 'b', targetColumns: ['id'], onDelete: 'set default' },
      { name: 'late', columns: ['b_id'], table: 'b', targetColumns: ['id'], deferrable: 'deferred' },
      { name: 'again', columns: ['b_id'], table: 'b', targetColumns: ['other'] },
    ],
  },
  {
    name: 'b',
    columns: [id, whole('a_id'), whole('other'), whole('unsaid')],
    primaryKey: pk('b', 'id'),
    uniques: [{ name: 'other once', columns: ['other'] }],
    foreignKeys: [
      { name: 'fk_b_a_id', columns: ['a_id'], table: 'a', targetColumns: ['id'], onUpdate: 'cascade' },
      { name: 'fk_b_unsaid', columns: ['unsaid'], table: 'users', schema: 'auth', targetColumns: ['id'] },
    ],
  },
)

const names = [
  'order',
  'Order Details',
  'a "b" `c` \'d\' $x',
  '日本',
  'ÄÖ_ü',
  '2fa',
  'constructor',
  'camelCase',
  '__proto__',
  '%',
  'new\nline',
  'x'.repeat(63),
]
const hostileNames: InspectedSchema = of(
  ...names.map((name, at): TableSchema => ({
    name,
    columns: [
      { ...id, name: names[(at + 1) % names.length] as string },
      words(name),
      words('user_id'),
      words('userId', { nullable: true }),
      words('select'),
      words('t'),
    ],
    primaryKey: { name: `key of ${at}`, columns: [names[(at + 1) % names.length] as string] },
    uniques: [{ name: `u ${at} "x"`, columns: [name, 'user_id'] }],
    indexes: [{ name: `i ${at} 'x' \\`, keys: ['select', { column: name, descending: true }] }],
    checks: [{ name: `c ${at} \`x\``, rule: "length(t) > 0 and t <> '\\`${x}'" }],
    comment: `comment of ${name}`,
  })),
)

const indexes: InspectedSchema = of({
  name: 'people',
  columns: [
    id,
    words('name'),
    words('email', { nullable: true }),
    words('body'),
    { name: 'data', type: 'json' },
    whole('age', { nullable: true }),
  ],
  primaryKey: pk('people', 'id'),
  uniques: [
    { name: 'uq_people_name', columns: ['name'] },
    { name: 'name again', columns: ['name'] },
    { name: 'uq_people_data', columns: ['data'] },
  ],
  indexes: [
    { name: 'ix_people_age', keys: ['age'] },
    { name: 'age again', keys: ['age'] },
    { name: 'by_email', keys: [{ sql: 'lower(email)' }], unique: true },
    { name: 'uq_people_email', keys: ['email'], unique: true, where: 'age is not null' },
    {
      name: 'sorted',
      keys: [{ column: 'age', descending: true, nulls: 'last' }, { column: 'name', nulls: 'first' }, 'email'],
    },
    { name: 'short', keys: [{ column: 'body', length: 20 }] },
    {
      name: 'classes',
      keys: [
        { column: 'name', operators: 'text_pattern_ops', collate: 'C' },
        { sql: 'upper(name)', descending: true, collate: 'C' },
      ],
    },
    { name: 'inside', keys: ['data'], method: 'gin', where: "data ? 'a'" },
    { name: 'kept', keys: ['name'], include: ['email', 'age'], unique: true, nullsNotDistinct: true },
  ],
  checks: [
    { name: 'grown', rule: 'age >= 0' },
    { name: 'ck_people_name', rule: "name <> ''" },
  ],
  fullTexts: [
    { name: 'ft_people_name_body', columns: ['name', 'body'] },
    { name: 'search', columns: ['body'] },
  ],
})

const keyless: InspectedSchema = of(
  { name: 'log', columns: [words('line'), whole('at')], withoutRowid: true },
  {
    name: 'pairs',
    columns: [words('a', { nullable: true }), whole('b')],
    uniques: [{ name: 'u', columns: ['b'] }],
    loose: true,
  },
  { name: 'nothing', columns: [words('a', { nullable: true }), words('b', { nullable: true })] },
  {
    name: 'nullable_key',
    columns: [words('code', { nullable: true }), words('x')],
    primaryKey: { name: 'k', columns: ['code'] },
  },
  { name: 'given', columns: [whole('id')], primaryKey: pk('given', 'id') },
  { name: 'counted', columns: [whole('id', { identity: true, autoincrement: true })], primaryKey: pk('counted', 'id') },
  {
    name: 'shared',
    columns: [whole('id', { identity: true })],
    primaryKey: pk('shared', 'id'),
    foreignKeys: [{ name: 'fk_shared_id', columns: ['id'], table: 'counted', targetColumns: ['id'] }],
  },
  { name: 'documents', columns: [{ name: 'a', type: 'json' }], primaryKey: pk('documents', 'a') },
  { name: 'second', columns: [whole('id'), whole('n', { identity: true })], primaryKey: pk('second', 'id') },
)

const schemas: InspectedSchema = {
  tables: [
    { name: 'users', columns: [id], primaryKey: pk('users', 'id') },
    {
      name: 'users',
      schema: 'auth',
      columns: [id, whole('user_id')],
      primaryKey: pk('users', 'id'),
      foreignKeys: [{ name: 'fk_users_user_id', columns: ['user_id'], table: 'users', targetColumns: ['id'] }],
      comment: 'of the "door"',
    },
    {
      name: 'people',
      schema: 'auth',
      columns: [id, whole('user_id')],
      primaryKey: pk('people', 'id'),
      foreignKeys: [
        { name: 'fk_people_user_id', columns: ['user_id'], table: 'users', schema: 'auth', targetColumns: ['id'] },
      ],
    },
  ],
  views: [
    { name: 'all users', sql: 'select "id" from "users" where \'`${x}`\' <> \'?\'' },
    { name: 'user', schema: 'auth', sql: 'select 1' },
  ],
  others: [
    { kind: 'trigger', name: 'tr\nick */ "x"', table: 'users' },
    { kind: 'enum', name: 'mood', schema: 'auth', values: ['a'] },
  ],
}

export const cases: Readonly<Record<string, readonly [DialectName, InspectedSchema]>> = {
  'nothing at all': ['sqlite', of()],
  'every kind of value': ['sqlite', of({ name: 'things', columns: kinds, primaryKey: pk('things', 'id') })],
  'names as in Chinook': ['sqlite', chinook],
  'names in camelCase': [
    'mysql',
    of({
      name: 'userAccounts',
      columns: [id, words('firstName'), words('lastName')],
      primaryKey: pk('userAccounts', 'id'),
    }),
  ],
  'relations of all kinds': ['postgres', links],
  'cycles, and keys that models cannot follow': ['sqlite', cyclic],
  'hostile names': ['postgres', hostileNames],
  'indexes, checks and full texts': ['postgres', indexes],
  'keys that are none': ['sqlite', keyless],
  'schemas, views and others': ['postgres', schemas],
}
