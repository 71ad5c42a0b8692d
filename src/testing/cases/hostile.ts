// DESIGN 2, Names and Look-ups, place by place: what a text says, it says as a value or as a quoted name.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  alias,
  column,
  cte,
  equal,
  explain,
  from,
  jsonContains,
  jsonHas,
  jsonObject,
  jsonRemove,
  lag,
  prepare,
  replace,
  sql,
  stringAgg,
  text,
  throws,
  type Topic,
  tuple,
  union,
  update,
  ValidationError,
  values,
} from '../kit.ts'
import { Page, pages } from '../pages.ts'

const TEXTS = [
  "'",
  "''; drop table heroes; --",
  '" or 1=1 --',
  '`; drop table heroes; --',
  '\\',
  "\\'; --",
  '%',
  '_',
  '[a-z]*',
  '?',
  ':id',
  '$1',
  '@p',
  '/*',
  '--',
  '\n',
  '"]',
  '.a',
  '$.a[0]',
  '-x',
  '\u2028',
  "\u02bc or '1'='1",
]
/** Names are at most 63 bytes long, and some databases take fewer characters than others. */
const NAMES = TEXTS.filter(one => one !== '\n')

/** Keys that begin with a hyphen are not found everywhere, and refused where not. */
const KEYS = TEXTS.filter(one => !one.startsWith('-'))

export const hostileTexts: Topic = {
  name: 'hostile texts',
  cases: [
    {
      name: 'in patterns, lists and functions are texts',
      run: async ({ db }) => {
        await seedHeroes(db)
        for (const one of TEXTS) {
          const whole = `a${one}b`
          await update(Hero).set({ secretName: whole }).where(Hero.id.eq(1)).run(db)
          const conditions = [
            Hero.secretName.eq(whole),
            Hero.secretName.in([whole, one]),
            Hero.secretName.contains(one),
            Hero.secretName.startsWith(`a${one}`),
            Hero.secretName.endsWith(`${one}b`),
            tuple(Hero.id, Hero.secretName).in([[1, whole]]),
            replace(Hero.secretName, one, '+').eq('a+b'),
          ]
          for (const [at, condition] of conditions.entries()) {
            equal(await from(Hero).where(condition).count(db), 1, `${JSON.stringify(one)} in condition ${at}`)
          }
          const behind = lag(Hero.secretName, { default: one }).over({ orderBy: Hero.id.asc() })
          equal((await from(Hero).select({ behind }).orderBy(Hero.id.asc()).first(db))?.behind, one)
          const joined = from(Team)
            .where(Team.id.lt(3))
            .select({ all: stringAgg(Team.name, one) })
          equal((await joined.one(db)).all, `Preventers${one}Z-Force`)
        }
        equal(await from(Hero).count(db), 5)
      },
    },
    {
      name: 'in documents are keys and values',
      run: async ({ db }) => {
        await pages(db, ...KEYS.map(one => ({ [one]: one })))
        for (const [at, one] of KEYS.entries()) {
          const page = from(Page).where(Page.id.eq(at + 1))
          equal((await page.one(db)).any as unknown, { [one]: one })
          equal(await page.where(jsonHas(Page.any, one as never) as never).count(db), 1, JSON.stringify(one))
          equal(await page.where(jsonContains(Page.any, { [one]: one } as never) as never).count(db), 1)
          const without = page.select({ any: jsonRemove(Page.any as never, [one] as never) as never })
          equal(((await without.one(db)) as Record<string, unknown>)['any'], {})
        }
      },
    },
    {
      name: 'as names are quoted',
      run: async ({ db }) => {
        await seedHeroes(db)
        for (const one of NAMES) {
          const named = alias(Hero, one)
          equal(
            await from(named)
              .where(named.id.eq(1))
              .select({ [one]: named.name })
              .one(db),
            { [one]: 'Deadpond' },
          )
          const derived = from(Hero)
            .where(Hero.id.eq(1))
            .select({ [one]: Hero.name })
          equal(await from(derived.as(one)).one(db), { [one]: 'Deadpond' })
          equal(await from(cte(one, derived)).one(db), { [one]: 'Deadpond' })
          equal(await union(derived, derived).one(db), { [one]: 'Deadpond' })
          equal(await from(values(one, { [one]: text() }, [{ [one]: one }])).one(db), { [one]: one })
          equal(await sql`select ${1} as ${sql.name(one)}`.one(db), { [one]: 1 })
          const made = from(Hero)
            .where(Hero.id.eq(1))
            .select({ made: jsonObject({ [one]: Hero.name }) })
          equal((await made.one(db)).made, { [one]: 'Deadpond' })
        }
      },
    },
    {
      name: 'as tags and names of parameters stay outside',
      run: async ({ connect }) => {
        const sent: string[] = []
        const db = await connect({ onQuery: ({ sql: statement, tag }) => sent.push(`${statement} ${tag}`) })
        await seedHeroes(db)
        const query = (name: string) =>
          prepare({ [name]: text() }, p => from(Hero).where(Hero.name.eq(p[name] as never)))
        const plain = await texts('x')
        for (const one of TEXTS) equal(await texts(one), plain)

        async function texts(one: string): Promise<string[]> {
          sent.length = 0
          await query(one).all(db.with({ tag: one }), { [one]: 'Deadpond' })
          return sent.map(line => line.slice(0, line.length - one.length))
        }
      },
    },
    {
      name: 'as choices are one of those known, or refused',
      run: async ({ db }) => {
        await seedHeroes(db)
        for (const one of TEXTS) {
          throws(() => column(Hero, one), ValidationError)
          const last = await from(Hero)
            .orderBy(Hero.age.asc({ nulls: 'last' }), Hero.id.asc())
            .all(db)
          equal(
            await from(Hero)
              .orderBy(Hero.age.asc({ nulls: one as never }), Hero.id.asc())
              .all(db),
            last,
          )
          equal((await explain(db, from(Hero).where(Hero.name.eq(one)))).nodes.length > 0, true)
          throws(() => lag(Hero.name).over({ frame: { [one]: [0, 0] } as never }), ValidationError)
        }
      },
    },
  ],
}
