// DESIGN 2: lists of values and lateral queries as sources.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  bigint,
  blob,
  boolean,
  count,
  decimal,
  DefinitionError,
  equal,
  from,
  holds,
  insertInto,
  integer,
  lateral,
  plainDate,
  real,
  text,
  throws,
  timestamp,
  type Topic,
  UnsupportedError,
  uuid,
  ValidationError,
  values,
} from '../kit.ts'

export const listedSources: Topic = {
  name: 'lists and lateral queries',
  cases: [
    {
      name: 'values() are rows with values of every kind',
      run: async ({ db }) => {
        const row = {
          b: -9_223_372_036_854_775_808n,
          r: 0.1,
          d: '12345.60',
          y: false,
          t: new Date('1969-12-31T23:59:59.999Z'),
          p: '2024-02-29',
          u: '00000000-0000-4000-8000-0000000000aa',
          x: new Uint8Array([0, 255, 10]),
          s: `"it's", \\ [1] {a} $1 ? % 😀`,
          n: null,
        }
        const columns = {
          b: bigint(),
          r: real(),
          d: decimal(7, 2),
          y: boolean(),
          t: timestamp(),
          p: plainDate(),
          u: uuid(),
          x: blob(),
          s: text(),
          n: integer().nullable(),
        }
        const list = values('list', columns, [row, { ...row, r: 1e300, s: '' }])
        equal(await from(list).orderBy(list.r.asc()).all(db), [row, { ...row, r: 1e300, s: '' }])
        equal(
          await from(list)
            .where(list.s.eq(row.s), list.d.gt('9999.99'), list.t.lt(new Date(0)))
            .count(db),
          1,
        )
      },
    },
    {
      name: 'values() may be many, and none',
      run: async ({ db }) => {
        await seedHeroes(db)
        const many = Array.from({ length: 40_000 }, (_, at) => ({ id: at, note: `note ${at}` }))
        const notes = values('notes', { id: integer(), note: text() }, many)
        equal(await from(notes).count(db), 40_000)
        const noted = from(Hero)
          .innerJoin(notes, notes.id.eq(Hero.id))
          .select({ note: notes.note })
          .orderBy(Hero.id.desc())
        equal(await noted.first(db), { note: 'note 5' })
        equal(await from(values('none', { id: integer() }, [])).all(db), [])
      },
    },
    {
      name: 'values() are inserted, and looked up',
      run: async ({ db }) => {
        await seedHeroes(db)
        const added = values('added', { name: text(), headquarters: text() }, [
          { name: 'Zoo', headquarters: 'Cage' },
          { name: 'Ark', headquarters: 'Sea' },
        ])
        equal(await insertInto(Team).from(from(added)).run(db), 2)
        const there = from(Team).where(Team.name.in(from(added).select({ name: added.name })))
        equal(await there.count(db), 2)
      },
    },
    {
      name: 'values that are none of the column are refused',
      run: async ({ db }) => {
        const columns = { id: integer(), name: text().nullable() }
        const refused = (rows: readonly unknown[]) => throws(() => values('v', columns, rows as never), ValidationError)
        holds(
          refused([
            { id: 1, name: null },
            { id: '2', name: null },
          ]).message.startsWith('row 1 of'),
          'the row is named',
        )
        refused([{ name: 'a' }])
        refused([{ id: 1, name: null, more: 1 }])
        refused([null])
        throws(() => values('v', {}, []), DefinitionError)
        equal(await from(values('v', columns, [{ id: 1, name: null }])).all(db), [{ id: 1, name: null }])
      },
    },
    {
      name: 'lateral() reads the table before it, or is refused',
      run: async ({ db }) => {
        await seedHeroes(db)
        const members = from(Hero).outer(Team).where(Hero.teamId.eq(Team.id)).select({ name: Hero.name, age: Hero.age })
        const youngest = lateral(members.orderBy(Hero.age.asc()).limit(1)).as('youngest')
        const sizes = lateral(from(Hero).outer(Team).where(Hero.teamId.eq(Team.id)).select({ n: count() })).as('sizes')
        const query = from(Team)
          .crossJoin(sizes)
          .leftJoin(youngest, youngest.name.isNotNull())
          .select({ team: Team.name, n: sizes.n, youngest })
          .orderBy(Team.id.asc())
        // Which of two databases answers is known once one is open.
        const rows = await query.all(db).catch((error: unknown) => error)
        if (rows instanceof UnsupportedError) return
        equal(rows, [
          { team: 'Preventers', n: 2, youngest: { name: 'Spider-Boy', age: 17 } },
          { team: 'Z-Force', n: 1, youngest: { name: 'Deadpond', age: null } },
          { team: 'Nobody', n: 0, youngest: null },
        ])
      },
    },
  ],
}
