// Random searches in random texts find what plain JavaScript finds, on whatever database, while the texts change.
import { beforeAll, describe, expect, test } from 'vitest'
import {
  defineSchema,
  deleteFrom,
  from,
  fullText,
  insertInto,
  integer,
  match,
  matchRank,
  table,
  text,
  type TransactionDatabase,
  update,
} from '../../../src/index.ts'
import { createTables } from '../../../src/migrate.ts'
import { type Draw, draw, seeds } from './draw.ts'
import { isFound } from './full-text-reference.ts'

const schema = defineSchema({
  Text: table(
    'texts',
    { id: integer().primaryKey(), head: text().nullable(), body: text() },
    { constraints: t => [fullText(t.head, t.body)] },
  ),
})
const { Text } = schema

interface Row {
  id: number
  head: string | null
  body: string
}

const WORDS =
  'a is the fox Fox FOXES dog dogs wi fi 3 14 1e5 café CAFÉ cafe\u0301 naïve ΟΔΟΣ οδος straße ÉCOLE école Привет ПРИВЕТ हिन्दी 你好 你 שלום zz zzz yyy x y not or and near OR AND NOT NEAR to'.split(
    ' ',
  )
const BETWEEN = ` # #, #-#.#_#'#\n# – #…#😀#❤️#/#@# (#) #«#&#+#=# $#\t#|#\u00a0#\u200b`.split('#')
const HOSTILE = [
  ...`"#"#*#-# -# "#" #* # *# OR # AND # NOT #NEAR(#)#(#:#:*#!#&#|#<->#\\#'#''#@#~#>#<#+#^#{#}#%#;#--#/*#*/`.split('#'),
  ...'head:#{body}:#zz*#😀#\0#\ud800#\udc00#\u0001#\u0301#\ufe0f#\r\n'.split('#'),
  'a'.repeat(81),
  'a'.repeat(80),
]

const someText = (d: Draw): string => d.some(0, 7, () => d.pick(WORDS) + d.pick(BETWEEN)).join('')

function search(d: Draw): string {
  const term = (): string => {
    const words = d.some(1, 3, () => d.pick(WORDS))
    const minus = d.once(5) ? '-' : ''
    if (d.once(3)) return `${minus}"${words.join(d.pick(BETWEEN))}"`
    if (d.once(3))
      return `${minus}${Array.from(words[0] as string)
        .slice(0, 1 + d.int(2))
        .join('')}*`
    return minus + (words[0] as string)
  }
  if (d.once(3)) return d.some(0, 8, () => (d.once(2) ? d.pick(WORDS) : d.pick(HOSTILE))).join(d.once(2) ? ' ' : '')
  return d.some(1, 4, term).join(d.once(4) ? ' OR ' : ' ')
}

export function describeFullText(open: () => TransactionDatabase, rounds: number): void {
  beforeAll(() => createTables(open(), schema))

  describe.each(seeds)('full-text search, seed %i', seed => {
    const d = draw(seed)
    const rows = new Map<number, Row>()
    const fresh = (id: number): Row => ({ id, head: d.once(4) ? null : someText(d), body: someText(d) })

    async function change(db: TransactionDatabase): Promise<void> {
      for (const id of d.some(1, 4, () => d.int(30))) {
        if (!rows.has(id)) {
          rows.set(id, fresh(id))
          await insertInto(Text)
            .values(rows.get(id) as Row)
            .run(db)
        } else if (d.once(3)) {
          rows.delete(id)
          await deleteFrom(Text).where(Text.id.eq(id)).run(db)
        } else {
          const { id: _, ...set } = fresh(id)
          rows.set(id, { id, ...set })
          await update(Text).set(set).where(Text.id.eq(id)).run(db)
        }
      }
    }

    beforeAll(async () => {
      const db = open()
      await deleteFrom(Text).everyRow().run(db)
      for (let id = 0; id < 30; id++) rows.set(id, fresh(id))
      await insertInto(Text)
        .values([...rows.values()])
        .run(db)
    })

    test('finds what plain JavaScript finds', async () => {
      const db = open()
      const texts = new Set<string>()
      for (let round = 0; round < rounds; round++) {
        const words = search(d)
        const expected = [...rows.values()].filter(row => isFound([row.head, row.body], words)).map(row => row.id)
        const query = from(Text)
          .select({ id: Text.id, rank: matchRank(Text, words) })
          .where(match(Text, words))
        // Whatever is typed, it is never SQL.
        texts.add(query.toSQL(db).sql)
        expect(texts.size).toBe(1)
        const ranks = await query.all(db)
        const found = ranks.map(row => row.id).toSorted((a, b) => a - b)
        expect(found, JSON.stringify(words)).toEqual(expected.toSorted((a, b) => a - b))
        expect(
          ranks.every(({ rank }) => rank > 0),
          JSON.stringify([words, ranks]),
        ).toBe(true)
        if (round % 5 === 0) await change(db)
      }
    })
  })
}
