import { describe, expect, test } from 'vitest'
import type { TableSchema } from '../../../src/ast/schema.ts'
import { databases } from '../adapters.ts'
import { contents, damage, make, rebuild, rows, schemaOf, ways } from './kit.ts'
import { actions, child, foreignKey, heroes, heroRows, id, key, toNumber, withNumber } from './tables.ts'

/** What is left of heroes after toNumber. */
const changed = [
  { '~': 1, id: '1', name: `'a'`, age: '7' },
  { '~': 2, id: '2', name: `'b'`, age: '0' },
  { '~': 5, id: '5', name: `'c'`, age: '9' },
]

interface Case {
  readonly name: string
  readonly tables: readonly TableSchema[]
  /** Rows of the tables besides heroes, and what no description tells of. */
  readonly more: readonly string[]
  readonly heroRows?: string
}

const heroesWith = (...foreignKeys: NonNullable<TableSchema['foreignKeys']>): TableSchema => ({
  ...heroes,
  columns: [
    ...heroes.columns,
    ...foreignKeys.map(one => ({ name: one.columns[0] as string, type: 'integer', nullable: true }) as const),
  ],
  foreignKeys,
})

const cases: Case[] = [
  ...actions.flatMap((action): Case[] => [
    {
      name: `children and grandchildren with ON DELETE ${action}`,
      tables: [heroes, child('kids', 'heroes', action), child('grandkids', 'kids', action)],
      more: [
        `INSERT INTO kids VALUES (1, 1), (2, 5), (3, NULL)`,
        `INSERT INTO grandkids VALUES (1, 1), (2, 2), (3, 3), (4, NULL)`,
      ],
    },
    {
      name: `a reference to itself with ON DELETE ${action}`,
      tables: [heroesWith(foreignKey('heroes', 'boss', 'heroes', action)), child('kids', 'heroes', action)],
      more: [
        'UPDATE heroes SET boss = 6 - id WHERE id <> 2',
        'UPDATE heroes SET boss = 2 WHERE id = 2',
        'INSERT INTO kids VALUES (1, 2)',
      ],
    },
    {
      name: `a child that refers to itself with ON DELETE ${action}`,
      tables: [
        heroes,
        {
          ...child('kids', 'heroes', action),
          columns: [id, ...['up', 'boss'].map(name => ({ name, type: 'integer', nullable: true }) as const)],
          foreignKeys: [foreignKey('kids', 'up', 'heroes', action), foreignKey('kids', 'boss', 'kids', action)],
        },
      ],
      more: ['INSERT INTO kids VALUES (1, 1, 2), (2, 5, 3), (3, NULL, 3), (4, 1, NULL)'],
    },
    {
      name: `a cycle of two tables with ON DELETE ${action}`,
      tables: [heroesWith(foreignKey('heroes', 'kid', 'kids', action)), child('kids', 'heroes', action)],
      more: [
        'INSERT INTO kids VALUES (1, 1), (2, 5), (3, NULL)',
        'UPDATE heroes SET kid = CASE id WHEN 1 THEN 2 WHEN 2 THEN 3 END',
      ],
    },
    {
      name: `a cycle of three tables, and tables that refer to it, with ON DELETE ${action}`,
      tables: [
        heroesWith(foreignKey('heroes', 'pet', 'pets', action)),
        child('kids', 'heroes', action),
        child('pets', 'kids', action),
        child('toys', 'pets', action),
        child('notes', 'toys', action),
      ],
      more: [
        'INSERT INTO kids VALUES (1, 1), (2, 5), (3, NULL)',
        'INSERT INTO pets VALUES (1, 1), (2, 2), (3, 3), (4, 3)',
        'INSERT INTO toys VALUES (1, 4), (2, 3)',
        'INSERT INTO notes VALUES (1, 1), (2, 2)',
        'UPDATE heroes SET pet = id WHERE id < 4',
      ],
    },
    {
      name: `a cycle that refers to the table from outside with ON DELETE ${action}`,
      tables: [
        heroes,
        {
          ...child('kids', 'heroes', action),
          columns: [id, ...['up', 'pet'].map(name => ({ name, type: 'integer', nullable: true }) as const)],
          foreignKeys: [foreignKey('kids', 'up', 'heroes', action), foreignKey('kids', 'pet', 'pets', action)],
        },
        child('pets', 'kids', action),
      ],
      more: [
        'INSERT INTO pets VALUES (1, 2), (2, 1), (3, NULL)',
        'INSERT INTO kids VALUES (1, 1, 1), (2, 5, 2), (3, NULL, 3)',
      ],
    },
    {
      name: `children by a unique column, with ON DELETE and ON UPDATE ${action}`,
      tables: [
        { ...heroes, uniques: [{ name: 'heroes_name', columns: ['name'] }] },
        {
          name: 'kids',
          columns: [
            id,
            { name: 'up', type: 'text', nullable: true, ...(action === 'set default' && { default: `'a'` }) },
          ],
          ...key('kids'),
          foreignKeys: [
            foreignKey('kids', 'up', 'heroes', action, {
              targetColumns: ['name'],
              ...(action && { onUpdate: action }),
            }),
          ],
        },
      ],
      more: [`INSERT INTO kids VALUES (1, 'a'), (2, 'c'), (3, NULL)`],
    },
    {
      name: `children by a column with a unique index, with ON DELETE ${action}`,
      tables: [
        { ...heroes, indexes: [{ name: 'heroes_name', keys: ['name'], unique: true }] },
        {
          name: 'kids',
          columns: [id, { name: 'up', type: 'text', nullable: true }],
          ...key('kids'),
          foreignKeys: [foreignKey('kids', 'up', 'heroes', action, { targetColumns: ['name'] })],
        },
        child('grandkids', 'kids', action),
      ],
      more: [`INSERT INTO kids VALUES (1, 'a'), (2, 'c'), (3, NULL)`, 'INSERT INTO grandkids VALUES (1, 1), (2, 2)'],
    },
    {
      name: `deferred children with ON DELETE ${action}`,
      tables: [
        heroes,
        child('kids', 'heroes', action, { deferrable: 'deferred' }),
        child('grandkids', 'kids', action, { deferrable: 'deferred' }),
      ],
      more: [`INSERT INTO kids VALUES (1, 1), (2, 5), (3, NULL)`, `INSERT INTO grandkids VALUES (1, 1), (2, 3)`],
    },
  ]),
  {
    name: 'keys of two columns without rowid',
    tables: [
      heroes,
      {
        name: 'places',
        columns: ['x', 'y', 'hero'].map(name => ({ name, type: 'integer' })),
        ...key('places', 'x', 'y'),
        foreignKeys: [foreignKey('places', 'hero', 'heroes', 'cascade')],
        withoutRowid: true,
      },
      {
        name: 'visits',
        columns: [id, ...['x', 'y'].map(name => ({ name, type: 'integer', nullable: true }) as const)],
        ...key('visits'),
        foreignKeys: [
          { name: 'visits_fk', columns: ['x', 'y'], table: 'places', targetColumns: ['x', 'y'], onDelete: 'set null' },
        ],
      },
    ],
    more: [
      'INSERT INTO places VALUES (1, 1, 1), (1, 2, 5)',
      'INSERT INTO visits VALUES (1, 1, 2), (2, NULL, 7), (3, 1, 1)',
    ],
  },
  {
    name: 'tables that no description tells of, in any way of writing',
    tables: [heroes],
    more: [
      `create table Kids(id integer primary key, -- references "nothing"
        hero int default 5 references HEROES on delete cascade, 'second' int constraint c references [heroes](id) on delete set null)`,
      'create table "grand ""kids"""(a references kids, b text default \'references heroes\', foreign key(a) references `Kids` (id) on delete cascade)',
      'INSERT INTO kids VALUES (1, 1, 2), (2, 5, NULL)',
      `INSERT INTO "grand ""kids""" VALUES (1, 'x'), (NULL, x'00'), (2, 1.5)`,
    ],
  },
]

describe.each(databases)('on %s', (_, open) => {
  describe.each(ways)('%s', (...way) => {
    test.each(cases)('no row is lost: $name', async ({ tables, more, ...own }) => {
      await using db = open()
      await make(db, tables, [own.heroRows ?? heroRows, ...more])
      const before = await contents(db)
      expect(await damage(db)).toEqual([])
      const [first, ...others] = tables as [TableSchema, ...TableSchema[]]
      await rebuild(db, [toNumber], schemaOf(...tables), schemaOf(withNumber(first), ...others), way)
      const after = await contents(db)
      const now = after.rows['heroes'] as Record<string, unknown>[]
      expect(now.map((row, at) => ({ ...row, ...changed[at] }))).toEqual(now)
      const heroesBefore = before.rows['heroes'] as Record<string, unknown>[]
      expect(now).toEqual(heroesBefore.map((row, at) => ({ ...row, age: changed[at]?.age })))
      expect({ ...after.rows, heroes: [] }).toEqual({ ...before.rows, heroes: [] })
      expect({ ...after.objects, 'table heroes': '' }).toEqual({ ...before.objects, 'table heroes': '' })
      expect(await damage(db)).toEqual([])
      expect(await rows(db, 'PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }])
    })
  })
})
