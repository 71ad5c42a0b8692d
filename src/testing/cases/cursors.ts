// DESIGN 1 and 2: what is no cursor of the query is refused before anything is sent, and its values are never SQL.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  count,
  DefinitionError,
  equal,
  fails,
  from,
  holds,
  insertInto,
  rowNumber,
  sortBy,
  type Topic,
  type TransactionDatabase,
  ValidationError,
  view,
} from '../kit.ts'

const json = (cursor: string): string => decodeURIComponent(atob(cursor))
const base64 = (text: string): string => btoa(encodeURIComponent(text)).replaceAll('=', '')

const NONE = ['x', ' ', '=', '%', '[]', 'null', '1', '{}', 'é', '\0', "' or 1=1 --", 'e30', 'W10', 'a'.repeat(100_000)]
const DOCUMENTS = ['[1,0,["a",1]]', '[1]', '[1,2]', '[1,2,{"length":2}]', '{"2":[]}', '[1,2,"a"]', '[2,0,[]]', 'x']
const NAMES = ['{"__proto__":{"x":1}}', '[1,0,[{"__proto__":[]}]]', '[1,0,["constructor","1"]]']
const NO_TEXTS = [5, true, {}, [], ['a']]

/** What could stand where a cursor is expected. */
function damaged(cursor: string): unknown[] {
  const text = json(cursor)
  const cut = [cursor.slice(1), cursor.slice(0, -1), `${cursor}A`, `${cursor}=`, ` ${cursor}`, `${cursor}\n`]
  const edited = [text.replace('[1,', '[2,'), `${text} `, text.replace('"', '"x'), text.replace(',[', ',[null,')]
  const changed = Array.from(cursor, (character, at) => {
    const other = character === 'A' ? 'B' : 'A'
    return `${cursor.slice(0, at)}${other}${cursor.slice(at + 1)}`
  })
  const documents = [...DOCUMENTS, ...NAMES, ...edited].map(base64)
  return [...NONE, ...cut, ...documents, ...changed, ...NO_TEXTS, [cursor], { toString: () => cursor }]
}

async function refused(
  db: TransactionDatabase,
  sent: string[],
  run: (db: TransactionDatabase) => Promise<unknown>,
): Promise<void> {
  sent.length = 0
  const { message } = await fails(run(db), ValidationError)
  equal(message, 'page() of Hero takes a cursor of its own')
  equal(sent, [])
}

export const cursors: Topic = {
  name: 'cursors',
  cases: [
    {
      name: 'damaged and foreign ones are refused before anything is sent',
      run: async ({ connect }) => {
        const sent: string[] = []
        const db = await connect({ onQuery: ({ sql }) => sent.push(sql) })
        await seedHeroes(db)
        const query = from(Hero).orderBy(Hero.name.asc())
        const { next } = await query.page(db, { size: 2 })
        const own = next as string
        for (const after of damaged(own) as string[]) {
          await refused(db, sent, one => query.page(one, { size: 2, after }))
          await refused(db, sent, one => query.page(one, { size: 2, before: after }))
        }
        for (const other of [
          from(Hero),
          from(Hero).orderBy(Hero.name.desc()),
          from(Hero)
            .orderBy(Hero.name.asc({ nulls: 'last' }))
            .leftJoin(Team, Team.id.eq(Hero.teamId)),
          from(Hero).orderBy(Hero.secretName.asc()),
          from(Hero).orderBy(Hero.name.asc(), Hero.age.asc()),
        ]) {
          await refused(db, sent, one => other.page(one, { size: 2, after: own }))
        }
        const { next: team } = await from(Team).orderBy(Team.name.asc()).page(db, { size: 1 })
        await refused(db, sent, one => query.page(one, { size: 2, after: team }))
        equal((await query.page(db, { size: 2, after: own })).rows.length, 2)
      },
    },
    {
      name: 'those of the same order are taken, whatever the query selects and looks for',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = from(Hero).orderBy(Hero.name.asc())
        const { next: after } = await query.page(db, { size: 2 })
        const rows = (await query.all(db)).slice(2)
        const named = query.where(Hero.age.isNotNull()).select({ name: Hero.name })
        const { rows: found } = await named.page(db, { size: 9, after })
        equal(
          found,
          rows.filter(({ age }) => age !== null).map(({ name }) => ({ name })),
        )
      },
    },
    {
      name: 'their characters need no escape in a URL',
      run: async ({ db }) => {
        await seedHeroes(db)
        await insertInto(Hero).values({ id: 6, name: '~~~?>\u00ff\u07ff~', secretName: '~' }).run(db)
        for (const order of [Hero.name.desc(), Hero.secretName.desc(), Hero.age.asc()]) {
          const { next } = await from(Hero).orderBy(order).page(db, { size: 1 })
          holds(/^[\w-]+$/.test(next as string), 'a cursor is base64url')
        }
      },
    },
    {
      name: 'sizes that are none, and both cursors, are refused',
      run: async ({ db }) => {
        await seedHeroes(db)
        const { next } = await from(Hero).page(db, { size: 1 })
        const all = [0, -1, 1.5, NaN, Infinity, '2', null, undefined, 2n, {}].map(size => ({ size }))
        for (const options of [...all, { size: 1, after: next, before: next }, { size: 2 ** 53 }]) {
          const { message } = await fails(from(Hero).page(db, options as never), ValidationError)
          equal(message, 'page() of Hero takes a size above 0, and after or before')
        }
      },
    },
    {
      name: 'a query whose rows have no key is refused',
      run: async ({ db }) => {
        await seedHeroes(db)
        const part = from(Hero).as('part')
        for (const query of [
          from(Hero).limit(5),
          from(Hero).limit(0),
          from(Hero).offset(1),
          from(Hero).select({ age: Hero.age }).distinct(),
          from(Hero).select({ age: Hero.age, n: count() }).groupBy(Hero.age),
          from(Hero).select({ n: count() }),
          from(Hero).select({ deep: { n: count().plus(1) } }),
          from(Hero).select({ n: rowNumber().over({ orderBy: Hero.id.asc() }) }),
          from(Hero).orderBy(count().asc()),
          from(part),
          from(view('aged', from(Hero).select({ id: Hero.id, age: Hero.age }))),
          from(Hero).innerJoin(part, part.id.eq(Hero.id)),
        ]) {
          const { message } = await fails(query.page(db, { size: 1 }), DefinitionError)
          holds(message.startsWith('page() of '), message)
        }
      },
    },
    {
      name: 'orders and cursors from a request are names that are allowed, and values',
      run: async ({ db }) => {
        await seedHeroes(db)
        const allowed = ['name', 'age', 'teamId'] as const
        const request = async (sort: string, after: string | null): Promise<unknown> =>
          from(Hero)
            .orderBy(...sortBy(Hero, sort, allowed))
            .page(db, { size: 2, after })
        for (const sort of ['name', '-age,name', 'teamId,-age', '']) {
          const first = (await request(sort, null)) as { next: string }
          const second = (await request(sort, first.next)) as { rows: unknown[] }
          equal(second.rows.length, 2)
          for (const other of ['-name', 'age', '-teamId,age']) await fails(request(other, first.next), ValidationError)
        }
        for (const sort of ['secretName', '__proto__', 'name desc', 'name;drop table heroes', '--name', 'constructor'])
          await fails(request(sort, null), ValidationError)
        equal(await from(Hero).count(db), 5)
      },
    },
  ],
}
