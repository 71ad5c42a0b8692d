// Relations being defined: which keys lead from rows of one model to rows of another.
import type { RelationSettings } from './drafts.ts'
import type { Many, ManyOptions, One, Through } from './relation-types.ts'
import { describeMany, describeOne, describeThrough } from './relations.ts'

const list = (keys: string | readonly string[]): readonly string[] => (typeof keys === 'string' ? [keys] : keys)

const relation = (describe: RelationSettings['describe']): RelationSettings => ({ describe })

/**
 * The rows that refer to this one by a foreign key of theirs: `heroes: many('Hero.teamId')`. A key of several columns
 * is a list of them.
 */
export const many = <const K extends string>(key: K | readonly K[], options: ManyOptions = {}): Many<K> =>
  relation((...at) => describeMany(list(key), options, ...at)) as never

/**
 * The row that a foreign key here refers to: `team: one('teamId')`, `one(['country', 'number'])` for a key of several
 * columns; or the row that refers to this one by a unique key of its own: `profile: one('Profile.userId')`.
 */
export const one = <const K extends string>(key: K | readonly K[]): One<K> =>
  relation((...at) => describeOne(list(key), ...at)) as never

/**
 * The rows on the other side of a link table: first its key that leads here, then the one that leads there.
 * `missions: manyThrough('HeroMission.heroId', 'HeroMission.missionId')`.
 */
export const manyThrough = <const H extends string, const T extends string>(here: H, there: T): Through<H, T> =>
  relation((...at) => describeThrough(here, there, ...at)) as never
