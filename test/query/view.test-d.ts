// The types of views: read as models are, and never written.
import { describe, expectTypeOf, test } from 'vitest'
import {
  count,
  type Database,
  deleteFrom,
  exists,
  from,
  insertInto,
  type QueryOf,
  type Row,
  update,
  type View,
  view,
} from '../../src/index.ts'
import { createTables, dropTables } from '../../src/migrate.ts'
import { Animal, Keeper, schema } from './zoo.ts'

declare const db: Database
const theirs = Keeper.id.eq(Animal.keeperId)
const Kept = view('kept', from(Animal).leftJoin(Keeper, theirs).select({ animal: Animal.name, keeper: Keeper.name }))
interface KeptRow {
  animal: string
  keeper: string | null
}

describe('views', () => {
  test('have the columns of their query', () => {
    expectTypeOf(Kept).toEqualTypeOf<View<{ animal: string; keeper: string | null }, 'kept'>>()
    expectTypeOf<Row<typeof Kept>>().toEqualTypeOf<{ [P in keyof KeptRow]: KeptRow[P] }>()
    expectTypeOf(from(Kept).all(db)).resolves.toEqualTypeOf<{ [P in keyof KeptRow]: KeptRow[P] }[]>()
    expectTypeOf(from(Kept)).toEqualTypeOf<QueryOf<typeof Kept>>()
    const rows = from(Animal).leftJoin(Kept, Kept.animal.eq(Animal.name)).select({ kept: Kept, name: Kept.animal })
    expectTypeOf(rows.all(db)).resolves.toEqualTypeOf<
      { kept: { animal: string; keeper: string | null } | null; name: string | null }[]
    >()
    const counted = view('counted', from(Kept).select({ keeper: Kept.keeper, n: count() }).groupBy(Kept.keeper))
    expectTypeOf<Row<typeof counted>>().toEqualTypeOf<{ keeper: string | null; n: number }>()
    from(Animal).where(exists(from(Kept).outer(Animal).where(Kept.animal.eq(Animal.name))))
  })
  test('are made and dropped with tables', () => {
    void createTables(db, { ...schema, Kept })
    void dropTables(db, { Kept })
  })
  test('are not written, and read no other query', () => {
    // @ts-expect-error: a view is read only
    insertInto(Kept)
    // @ts-expect-error: a view is read only
    update(Kept)
    // @ts-expect-error: a view is read only
    deleteFrom(Kept)
    // @ts-expect-error: a view has no key
    void db.get(Kept, 1)
    // @ts-expect-error: the query reads Keeper of another
    view('open', from(Animal).outer(Keeper).where(theirs))
    // @ts-expect-error: no such column
    from(Kept).where(Kept.name.eq('x'))
  })
})
