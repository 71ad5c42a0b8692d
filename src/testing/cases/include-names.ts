// DESIGN 2, Names and Look-ups, for include(): any name works for what is loaded, and what comes from outside is a value.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  type Case,
  createTables,
  DefinitionError,
  defineSchema,
  equal,
  from,
  holds,
  insertInto,
  integer,
  many,
  manyThrough,
  one,
  prepare,
  primaryKey,
  table,
  text,
  throws,
  toDepth,
  type Topic,
  upper,
  ValidationError,
} from '../kit.ts'

const schema = defineSchema(
  {
    Odd: table('odd "rows" `x` [y]; --', {
      row: integer().primaryKey().named('order'),
      link: text().named('say "hi"'),
      place: text().named('?1'),
      up: integer().nullable().references('Odd.row').named("it's \\ up"),
    }),
    Tie: table(
      'ties; --',
      { k0: integer().references('Odd.row').named('n'), c0: integer().references('Odd.row').named('c0') },
      { constraints: t => [primaryKey(t.k0, t.c0)] },
    ),
  },
  {
    Odd: {
      length: one('up'),
      "it's": many('Odd.up'),
      'here row': manyThrough('Tie.k0', 'Tie.c0'),
      '; --': many('Tie.k0'),
    },
    Tie: { row: one('k0') },
  },
)
const { Odd, Tie } = schema

const ATTACKS = [
  "'",
  "''; drop table heroes; --",
  '" or 1=1 --',
  '\\',
  "\\'",
  '%_',
  '${x}',
  '?',
  ':id',
  '$1',
  '`',
  '[x]',
  '/* x */',
  'row',
  'link',
  'with x',
  'here id',
  'there teamId',
  'constructor',
  '\u2603 😀',
  ' ',
]

const cases: Case[] = [
  {
    name: 'any name works for relations, their tables and their keys',
    run: async ({ db }) => {
      await createTables(db, schema)
      const first = { row: 1, link: 'l', place: 'p', up: null }
      const second = { row: 2, link: "'", place: '"', up: 1 }
      await insertInto(Odd).values([first, second]).run(db)
      await insertInto(Tie).values({ k0: 1, c0: 2 }).run(db)
      const rows = await from(Odd)
        .orderBy(Odd.row.asc())
        .include({
          length: true,
          "it's": { include: { length: true }, where: Odd.link.eq("'") },
          'here row': { limit: 1 },
          '; --': { include: { row: { select: { place: Odd.place } } } },
        })
        .all(db)
      equal(rows, [
        {
          ...first,
          length: null,
          "it's": [{ ...second, length: first }],
          'here row': [second],
          '; --': [{ k0: 1, c0: 2, row: { place: 'p' } }],
        },
        { ...second, length: first, "it's": [], 'here row': [], '; --': [] },
      ])
      const deep = await from(Odd)
        .where(Odd.row.eq(1))
        .include({ "it's": toDepth(3), 'here row': toDepth(2) })
        .one(db)
      equal(deep["it's"], [{ ...second, "it's": [] }])
      equal(deep['here row'], [{ ...second, 'here row': [] }])
    },
  },
  {
    name: 'any name works for what is selected and for expressions beside rows',
    run: async ({ db }) => {
      await seedHeroes(db)
      const selected = Object.fromEntries(ATTACKS.map(name => [name, Hero.name]))
      const beside = Object.fromEntries(ATTACKS.map(name => [`${name}!`, upper(Hero.name)]))
      const extras = Object.fromEntries(ATTACKS.map(name => [name, upper(Team.name)]))
      const [team] = await from(Team)
        .where(Team.id.eq(2))
        .include({ ...extras, heroes: { select: selected, include: beside } } as never)
        .all(db)
      const loaded = Object.fromEntries([
        ...ATTACKS.map(name => [name, 'Deadpond']),
        ...ATTACKS.map(name => [`${name}!`, 'DEADPOND']),
      ])
      equal<unknown>(team, {
        id: 2,
        name: 'Z-Force',
        headquarters: 'Sister Margaret',
        ...Object.fromEntries(ATTACKS.map(name => [name, 'Z-FORCE'])),
        heroes: [loaded],
      })
    },
  },
  {
    name: 'a text is a value wherever it stands in a tree',
    run: async ({ db }) => {
      await seedHeroes(db)
      await insertInto(Hero)
        .values(ATTACKS.map(name => ({ name, secretName: name, teamId: 3 })))
        .run(db)
      const query = prepare({ name: text() }, p =>
        from(Team)
          .where(Team.name.ne(p.name))
          .orderBy(Team.id.asc())
          .include({ heroes: { where: Hero.name.eq(p.name), select: { secret: Hero.secretName } } }),
      )
      for (const name of ATTACKS) {
        const found = await from(Team)
          .where(Team.id.eq(3), Team.name.ne(name))
          .include({ heroes: { where: Hero.name.eq(name), select: { secret: Hero.secretName } } })
          .one(db)
        equal(found.heroes, [{ secret: name }])
        equal(
          (await query.all(db, { name })).flatMap(({ heroes }) => heroes),
          [{ secret: name }],
        )
      }
      const all = await from(Team).where(Team.id.eq(3)).include({ heroes: true }).one(db)
      equal(
        all.heroes.map(({ name }) => name),
        ATTACKS,
      )
    },
  },
  {
    name: 'JSON from outside is refused as options, and never looked up',
    run: async ({ db }) => {
      await seedHeroes(db)
      const query = from(Team)
      for (const json of [
        '{"constructor":true}',
        '{"toString":true}',
        '{"__proto__":true}',
        '{"hasOwnProperty":{}}',
        '{"heroes":{"constructor":1}}',
        '{"heroes":{"__proto__":{"limit":1}}}',
        '{"shout":{"op":36,"a":["1 = 1"],"b":[]}}',
      ])
        throws(() => query.include(JSON.parse(json)), DefinitionError)
      for (const json of [
        '{"heroes":{"where":{"op":36,"a":["1 = 1"],"b":[]}}}',
        '{"heroes":{"orderBy":{"node":{},"descending":true}}}',
        '{"heroes":{"select":{"x":{"op":1}}}}',
        '{"heroes":{"limit":"1; drop table teams"}}',
        '{"heroes":{"link":"yes","limit":1}}',
        '{"heroes":{"~depth":{"depth":2},"options":{"limit":null}}}',
      ]) {
        const error = await Promise.resolve(json)
          .then(text => query.include(JSON.parse(text)).all(db))
          .catch((failure: unknown) => failure)
        holds(error instanceof DefinitionError || error instanceof ValidationError, json)
      }
      throws(() => from(Odd).include(JSON.parse('{"it\'s":{"~depth":{"depth":2},"options":{}}}')), DefinitionError)
      equal(await from(Team).count(db), 3)
    },
  },
]

export const includingNames: Topic = { name: 'include names', cases }
