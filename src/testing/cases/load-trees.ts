// DESIGN 1, load(): trees, and rows whose values only SQL or JavaScript knows.
import {
  array,
  bigint,
  blob,
  boolean,
  type Case,
  concat,
  createTables,
  decimal,
  defineSchema,
  equal,
  expression,
  insertInto,
  integer,
  load,
  many,
  manyThrough,
  one,
  table,
  text,
  timestamp,
  type Topic,
  type TransactionDatabase,
  uuid,
} from '../kit.ts'

const grove = defineSchema(
  {
    Tree: table(
      'trees',
      {
        id: integer().primaryKey(),
        parentId: integer().nullable().references('Tree.id'),
        name: text(),
        secret: uuid().nullable().private(),
      },
      { computed: { loud: row => `${row.name}!`, label: expression(t => concat(t.name, '?')) } },
    ),
    Graft: table('grafts', {
      id: integer().primaryKey(),
      ontoId: integer().references('Tree.id'),
      treeId: integer().references('Tree.id'),
    }),
    Leaf: table('leaves', {
      id: integer().primaryKey(),
      treeId: integer().references('Tree.id').private(),
      cells: bigint(),
      weight: decimal(20, 5),
      grown: timestamp(),
      fallen: boolean(),
      print: blob(),
      tags: array(text()),
    }),
  },
  {
    Tree: {
      parent: one('parentId'),
      children: many('Tree.parentId', { orderBy: '-name' }),
      grafts: manyThrough('Graft.ontoId', 'Graft.treeId'),
      leaves: many('Leaf.treeId', { orderBy: ['fallen', '-weight'] }),
    },
    Leaf: { tree: one('treeId') },
  },
)
const { Tree, Graft, Leaf } = grove

async function plant(db: TransactionDatabase): Promise<void> {
  await createTables(db, grove)
  await insertInto(Tree)
    .values([
      { id: 1, parentId: null, name: 'root' },
      { id: 2, parentId: 1, name: 'a' },
      { id: 3, parentId: 1, name: 'b' },
      { id: 4, parentId: 3, name: 'c' },
      { id: 5, parentId: 4, name: 'd' },
    ])
    .run(db)
  await insertInto(Graft)
    .values([
      { id: 1, ontoId: 2, treeId: 4 },
      { id: 2, ontoId: 2, treeId: 1 },
      { id: 3, ontoId: 2, treeId: 4 },
      { id: 4, ontoId: 5, treeId: 5 },
    ])
    .run(db)
}

const leaf = {
  cells: 2n ** 62n,
  weight: '123456789012345.67890',
  grown: new Date('0001-01-01T00:00:00.001Z'),
  fallen: true,
  print: new Uint8Array([0, 255]),
  tags: ['a', ''],
}

const cases: Case[] = [
  {
    name: 'a model that leads to itself is loaded as a tree, in the order of the relation',
    run: async ({ db }) => {
      await plant(db)
      const name = { name: Tree.name }
      const below = { select: name, include: { children: { select: name, include: { parent: { select: name } } } } }
      equal(await load(db, Tree, [{ id: 1 }], { children: below }), [
        {
          id: 1,
          children: [
            { name: 'b', children: [{ name: 'c', parent: { name: 'b' } }] },
            { name: 'a', children: [] },
          ],
        },
      ])
      const grafted = await load(db, Tree, [{ id: 2 }, { id: 5 }], { grafts: { select: name, link: true } })
      equal(
        grafted.map(({ grafts }) => grafts.map(({ name: tree, link }) => [tree, link.id])),
        [
          [
            ['root', 2],
            ['c', 1],
            ['c', 3],
          ],
          [['d', 4]],
        ],
      )
    },
  },
  {
    name: 'loaded rows are whole: computed fields, no private columns, whatever a limit needs',
    run: async ({ db }) => {
      await plant(db)
      const rows = [{ id: 1 }, { id: 3 }]
      const whole = { id: 4, parentId: 3, name: 'c', loud: 'c!', label: 'c?' }
      const [, tree] = await load(db, Tree, rows, { children: { limit: 1 } })
      equal(tree?.children, [whole])
      const [, same] = await load(db, Tree, rows, { children: true })
      equal(same?.children, [whole])
      await insertInto(Leaf)
        .values([
          { treeId: 1, ...leaf },
          { treeId: 1, ...leaf, weight: '9.00000' },
          { treeId: 3, ...leaf, fallen: false },
        ])
        .run(db)
      const [first] = await load(db, Tree, rows, { leaves: { include: { tree: { select: { id: Tree.id } } } } })
      const tag = { tree: { id: 1 } }
      equal(first?.leaves, [
        { id: 1, ...leaf, ...tag },
        { id: 2, ...leaf, weight: '9.00000', ...tag },
      ])
      const cut = await load(db, Tree, rows, { leaves: { limit: 1 } })
      equal(
        cut.map(({ leaves }) => leaves),
        [[{ id: 1, ...leaf }], [{ id: 3, ...leaf, fallen: false }]],
      )
    },
  },
]

export const loadingTrees: Topic = { name: 'load trees', cases }
