// The types of relations, and the sentences about wrong ones.
import type { ToMany, ToOne } from '../expression/relation.ts'
import type { Problem } from '../expression/types.ts'
import type { Columns, To } from './column-types.ts'
import type { Tables } from './table-types.ts'

export interface Many<Key extends string = string> {
  readonly kind: 'many'
  readonly '~key': Key
}
export interface One<Key extends string = string> {
  readonly kind: 'one'
  readonly '~key': Key
}
export interface Through<Here extends string = string, There extends string = string> {
  readonly kind: 'through'
  readonly '~here': Here
  readonly '~there': There
}
export interface ManyOptions {
  /** The order in which rows are loaded: properties of theirs, `-` before one for descending. */
  readonly orderBy?: string | readonly string[]
  /** What a session does with rows taken out of the list: remove them, or set their key to NULL. */
  readonly orphans?: 'remove' | 'detach'
}

export type Before<P, Mark extends string = '.'> = P extends `${infer A}${Mark}${string}` ? A : never
type After<P> = P extends `${string}.${infer B}` ? B : never
type ColumnNames<S extends Tables, K extends keyof S> = keyof S[K]['columns'] & string

/** Every foreign key as one word, `Hero.teamId>Team.id`; a column without one makes `${never}`, which is never. */
type KeyWords<S extends Tables> = { [K in keyof S & string]: KeyWordsIn<K, S[K]['columns']> }[keyof S & string]
type KeyWordsIn<K extends string, C extends Columns> = {
  [P in keyof C & string]: `${K}.${P}>${C[P]['~']['ref']['target']}`
}[keyof C & string]
/**
 * Which keys lead to a model: completions and the check of many() look here. One pass, because a mapped type unites
 * what it maps to one name; a single union of all keys would be compared with itself at every call.
 */
type Incoming<S extends Tables> = {
  [X in KeyWords<S> as X extends `${string}>${infer A}.${string}` ? A : never]: Before<X, '>'>
}
/** A question for one property: `keyof` a renaming mapped type is worked out anew at each use. */
type IncomingTo<S extends Tables, K extends string> =
  Incoming<S> extends { readonly [X in K]: infer P extends string } ? P : never

/** Any string passes, and CheckRelations answers with a sentence; the literals stay as completions. */
type Other = string & {}
export type Relations<S extends Tables> = {
  readonly [K in keyof S & string]?: {
    readonly [name: string]:
      | Many<IncomingTo<S, K> | Other>
      | One<ColumnNames<S, K> | IncomingTo<S, K> | Other>
      | Through<IncomingTo<S, K> | Other, string>
  }
}

type TypeName<T> = T extends string
  ? 'string'
  : T extends number
    ? 'number'
    : T extends bigint
      ? 'bigint'
      : T extends Date
        ? 'Date'
        : 'another type'
type RefsOf<S extends Tables, K extends keyof S> = S[K]['columns'][keyof S[K]['columns']]['~']['ref']
type RefProblem<S extends Tables, K extends string, R> =
  R extends To<infer P, infer O>
    ? P extends `${infer A}.${infer B}`
      ? A extends keyof S
        ? B extends keyof S[A]['columns']
          ? O extends S[A]['columns'][B]['~']['out']
            ? never
            : Problem<`${K} refers to ${P} as ${TypeName<O>}, but it is ${TypeName<S[A]['columns'][B]['~']['out']>}`>
          : Problem<`${K} refers to ${P}: no such column`>
        : Problem<`${K} refers to ${P}: no such model`>
      : Problem<`${K} refers to ${P}: write 'Model.column'`>
    : never
type OrUnknown<P> = [P] extends [never] ? unknown : P
type KeyMissing<S extends Tables, K extends keyof S & string> = [S[K]['~key']] extends [never]
  ? Problem<`${K} has no primary key`>
  : unknown
type CheckTables<S extends Tables> = {
  [K in keyof S & string]: OrUnknown<RefProblem<S, K, RefsOf<S, K>>> & KeyMissing<S, K>
}

export type RefOf<S extends Tables, P> = P extends `${infer A}.${infer B}` ? RefAt<S, A, B> : never
type RefAt<S extends Tables, A, B> = A extends keyof S
  ? B extends keyof S[A]['columns']
    ? Before<S[A]['columns'][B]['~']['ref']['target']>
    : never
  : never
type RelationProblem<S extends Tables, K extends keyof S & string, N, X> = N extends
  | keyof S[K]['columns']
  | keyof S[K]['computed']
  ? Problem<`${K}.${N & string} is a column already`>
  : X extends Many<infer P>
    ? KeyProblem<S, P, K>
    : X extends One<infer P>
      ? P extends `${string}.${string}`
        ? KeyProblem<S, P, K>
        : [RefAt<S, K, P>] extends [never]
          ? Problem<`${K}.${P} has no references(...)`>
          : unknown
      : X extends Through<infer H, infer T>
        ? [RefOf<S, T>] extends [never]
          ? Problem<`${T} is no column with references(...)`>
          : KeyProblem<S, H, K>
        : unknown
type KeyProblem<S extends Tables, P extends string, K extends string> =
  P extends IncomingTo<S, K>
    ? unknown
    : [RefOf<S, P>] extends [never]
      ? Problem<`${P} is no column with references(...)`>
      : Problem<`${P} references ${RefOf<S, P>}, not ${K}`>
type CheckRelations<S extends Tables, R> = {
  [K in keyof R & keyof S & string]?: { [N in keyof R[K]]: RelationProblem<S, K, N, R[K][N]> }
} & (keyof R extends keyof S ? unknown : { [K in Exclude<keyof R, keyof S>]: Problem<`${K & string}: no such model`> })

/** The guards keep the checks out of contextual typing, where they would be made again for every call inside. */
export type CheckedTables<S extends Tables> = [S] extends [never] ? unknown : CheckTables<S>
export type CheckedRelations<S extends Tables, R> = [R] extends [never] ? unknown : CheckRelations<S, R>

/** What stands on a model for a relation. Conditions may name its target, and the link table. */
export type RelationOf<S extends Tables, C extends Columns, X, A extends string> =
  X extends Many<infer P>
    ? ToMany<Before<P>, A>
    : X extends One<infer P>
      ? ([P] extends [`${string}.${string}`] ? P : C[P]['~']['ref']['target']) extends infer K extends string
        ? ToOne<Before<K>, A, { readonly [Q in K as After<Q>]: ValueAt<S, Q> }>
        : never
      : X extends Through<infer H, infer T>
        ? ToMany<RefOf<S, T> | Before<H>, A>
        : never
/** What a column holds, by `Model.column`. */
type ValueAt<S extends Tables, P> = P extends `${infer M}.${infer C}` ? S[M]['columns'][C]['~']['out'] : never
