// What users write reaches a database as a parameter, or as a name that is quoted or known: random hostile texts in every
// place. Seeds stand in the names; what fails is made smaller, and printed with its seed and path.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Executable } from '../../src/ast/executor.ts'
import { type SqlStatement, toSQL } from '../../src/compile/to-sql.ts'
import { mariadb, mysql, postgres, type ShownDialect, sqlite } from '../../src/dialects.ts'
import { explain, from, IsomodelError, type TransactionDatabase } from '../../src/index.ts'
import { seeds } from '../query/property/draw.ts'
import { Animal, openZoo } from '../query/zoo.ts'
import { CHOICES, hostile, NAMES, type Place, VALUES } from './injection.ts'

const dialects: readonly (readonly [name: string, dialect: ShownDialect])[] = [
  ['sqlite', sqlite],
  ['postgres', postgres],
  ['mysql', mysql],
  ['mariadb', mariadb],
]
const RUNS = 150

/** The statement, or undefined where it is refused before anything is sent. */
function shown(make: () => Executable, dialect: ShownDialect): SqlStatement | undefined {
  try {
    // A copy of a dialect remembers no statement: what is shown was made for this text.
    return toSQL(make(), { ...dialect })
  } catch (error) {
    if (error instanceof IsomodelError) return undefined
    throw error
  }
}

/** The text without what stands in quotes. */
function bones(name: string, { sql }: SqlStatement): string {
  const texts = name === 'sqlite' || name === 'postgres' ? /'(?:[^']|'')*'/g : /'(?:[^'\\]|''|\\[^])*'/g
  const names = name === 'sqlite' || name === 'postgres' ? /"(?:[^"]|"")*"/g : /`(?:[^`]|``)*`/g
  // Names first: none of our own texts holds the quote of a name.
  return sql.replace(names, 'NAME').replace(texts, 'TEXT')
}

function check(run: (text: string) => void, seed: number): void {
  fc.assert(fc.property(hostile, run), { seed, numRuns: RUNS })
}

describe.each(seeds)('seed %i', seed => {
  describe.each(dialects)('%s', (name, dialect) => {
    test.each(Object.entries(VALUES))('a text is a value: %s', (_, place: Place) => {
      // Some JSON functions take other ways for keys that begin with a hyphen, or that no path can say.
      const known = ['x', '-x', '', 'x"'].flatMap(plain => shown(() => place(plain), dialect)?.sql ?? [])
      check(text => {
        const statement = shown(() => place(text), dialect)
        if (statement) expect(known).toContain(statement.sql)
      }, seed)
    })

    test.each(Object.entries(NAMES))('a text is a name: %s', (_, place: Place) => {
      const plain = shown(() => place('xyz'), dialect)
      check(text => {
        const statement = shown(() => place(text), dialect)
        if (statement) expect(bones(name, statement)).toBe(bones(name, plain as SqlStatement))
      }, seed)
    })

    test.each(Object.entries(CHOICES))('a text is one of those known: %s', (_, [place, choices]) => {
      const known = choices.flatMap(choice => shown(() => place(choice as string), dialect)?.sql ?? [])
      check(text => {
        const statement = shown(() => place(text), dialect)
        if (statement) expect(known).toContain(statement.sql)
      }, seed)
    })
  })
})

describe('on SQLite', () => {
  let db: TransactionDatabase
  let rows: number
  beforeAll(async () => {
    db = await openZoo()
    rows = await from(Animal).count(db)
  })
  afterAll(() => db.close())

  test.each([...Object.entries(VALUES), ...Object.entries(NAMES)])('is understood: %s', async (_, place: Place) => {
    const property = fc.asyncProperty(hostile, async text => {
      const statement = shown(() => place(text), sqlite)
      if (!statement) return
      const error: unknown = await explain(db, place(text) as never).catch((thrown: unknown) => thrown)
      expect(String(error)).not.toMatch(/syntax error|unrecognized token|incomplete input/)
    })
    await fc.assert(property, { seed: seeds[0] as number, numRuns: RUNS })
    expect(await from(Animal).count(db)).toBe(rows)
  })
})
