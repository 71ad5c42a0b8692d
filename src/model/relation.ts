// Relations being defined: which keys lead from rows of one model to rows of another.
import type { Many, ManyOptions, One, Through } from './relation-types.ts'

/** A relation at run time, before its models are known. */
export interface RelationSettings {
  readonly kind: 'one' | 'many' | 'through'
  readonly keys: readonly string[]
  /** `through`: the keys of the link model that lead to the other side. */
  readonly others?: readonly string[]
  readonly options?: ManyOptions | undefined
}

const list = (keys: string | readonly string[]): readonly string[] => (typeof keys === 'string' ? [keys] : keys)

/** The rows that refer to this one by a foreign key of theirs: `heroes: many('Hero.teamId')`. */
export const many = <const K extends string>(key: K | readonly K[], options?: ManyOptions): Many<K> =>
  ({ kind: 'many', keys: list(key), options }) satisfies RelationSettings as never

/**
 * The row that a foreign key here refers to: `team: one('teamId')`, `one(['country', 'number'])` for a key of several
 * columns; or the row that refers to this one by a unique key of its own: `profile: one('Profile.userId')`.
 */
export const one = <const K extends string>(key: K | readonly K[]): One<K> =>
  ({ kind: 'one', keys: list(key) }) satisfies RelationSettings as never

/**
 * The rows on the other side of a link table: first its key that leads here, then the one that leads there.
 * `missions: manyThrough('HeroMission.heroId', 'HeroMission.missionId')`.
 */
export const manyThrough = <const H extends string, const T extends string>(here: H, there: T): Through<H, T> =>
  ({ kind: 'through', keys: [here], others: [there] }) satisfies RelationSettings as never
