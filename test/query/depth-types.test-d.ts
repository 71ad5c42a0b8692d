// The types of toDepth(): each level has the next, to the last one; its options are checked as those of the relation are.
import { describe, expectTypeOf, test } from 'vitest'
import { type Database, from, load, type Row, toDepth, upper } from '../../src/index.ts'
import { Animal, Keeper } from './zoo.ts'

declare const db: Database
declare const depth: number
type Keepers = Row<typeof Keeper>

describe('a relation to a depth', () => {
  test('has one level less at each level', async () => {
    const keeper = await from(Keeper)
      .include({ boss: toDepth(2) })
      .one(db)
    type Boss = Keepers & { boss: Keepers | null }
    expectTypeOf(keeper.boss!.boss).toEqualTypeOf<Keepers | null>()
    expectTypeOf(keeper.boss).toMatchTypeOf<Boss | null>()
    expectTypeOf<keyof NonNullable<NonNullable<typeof keeper.boss>['boss']>>().toEqualTypeOf<keyof Keepers>()
  })
  test('holds what its options say at each level', async () => {
    const options = {
      where: Keeper.id.gt(1),
      select: { name: Keeper.name },
      include: { loud: upper(Keeper.name) },
    } as const
    const [keeper] = await load(db, Keeper, [{ bossId: 1 }], { boss: toDepth(2, options) })
    expectTypeOf(keeper!.boss).toEqualTypeOf<{
      name: string
      loud: string
      boss: { name: string; loud: string } | null
    } | null>()
  })
  test('of a number that is not known may end at any level', async () => {
    const keeper = await from(Keeper)
      .include({ boss: toDepth(depth, { select: { id: Keeper.id } }) })
      .one(db)
    expectTypeOf(keeper.boss!.id).toEqualTypeOf<number>()
    expectTypeOf(keeper.boss!.boss?.boss?.id).toEqualTypeOf<number | undefined>()
  })
  test('takes no options that are none, no pages, and no columns of other tables', () => {
    // @ts-expect-error there is no such option
    from(Keeper).include({ boss: toDepth(2, { were: true }) })
    // @ts-expect-error a depth has no pages
    from(Keeper).include({ boss: toDepth(2, { limit: 1 }) })
    // @ts-expect-error Animal is not in this query
    from(Keeper).include({ boss: toDepth(2, { select: { name: Animal.name } }) })
    // @ts-expect-error Animal is not in this query
    from(Keeper).include({ boss: toDepth(2, { where: Animal.id.eq(1) }) })
    // @ts-expect-error animals are no keepers
    from(Keeper).include({ animals: toDepth(2) })
  })
})
