// What databases do with a table to change it, where that takes the longer the more rows there are.
import type { DialectName } from '../../ast/schema.ts'

export type Work = 'copies' | 'reads' | 'builds' | 'fills'
/** Databases that are missing are done at once. */
export type Cost = { readonly [D in DialectName]?: Work }

/** What is known of an operation before a database is. */
export interface Effect {
  readonly does: string
  /** What is lost, in words. */
  readonly loses?: string | null
  /** Whether no operation says the way back. */
  readonly final?: boolean
  readonly cost?: Cost
}

const WORDS: { readonly [W in Work]: string } = {
  copies: 'writes the whole table anew',
  reads: 'reads all rows',
  builds: 'builds an index over all rows',
  fills: 'writes to all rows',
}
const NAMES: { readonly [D in DialectName]: string } = {
  sqlite: 'SQLite',
  postgres: 'Postgres',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
}
const DIALECTS = /* @__PURE__ */ Object.keys(NAMES) as DialectName[]

export const everywhere = (work: Work): Cost => ({ sqlite: work, postgres: work, mysql: work, mariadb: work })
/** https://sqlite.org/lang_altertable.html#otheralter */
export const rebuild: Cost = { sqlite: 'copies' }
export const onMysql = (work: Work): Cost => ({ mysql: work, mariadb: work })

const isWorse = (a: Work, b: Work | undefined): boolean => b === undefined || (a === 'copies' && b !== 'copies')

/** All of the work; of two kinds for one database, the longer. */
export const costs = (...all: readonly Cost[]): Cost => {
  const whole: { [D in DialectName]?: Work } = {}
  for (const cost of all) {
    for (const dialect of DIALECTS) {
      const work = cost[dialect]
      if (work && isWorse(work, whole[dialect])) whole[dialect] = work
    }
  }
  return whole
}

/** The work in words: on one database, or on all that we know. Null where there is none. */
export function costWords(cost: Cost, dialect: DialectName | undefined): string | null {
  if (dialect) return cost[dialect] ? WORDS[cost[dialect]] : null
  const works = [...new Set(DIALECTS.flatMap(one => cost[one] ?? []))]
  if (works.length === 0) return null
  const said = works.map(work => {
    const on = DIALECTS.filter(one => cost[one] === work)
    return on.length === DIALECTS.length ? WORDS[work] : `${WORDS[work]} on ${list(on.map(one => NAMES[one]))}`
  })
  return list(said)
}

function list(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last
}
