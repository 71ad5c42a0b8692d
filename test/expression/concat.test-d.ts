import { expectTypeOf, test } from 'vitest'
import { concat, from } from 'isomodel'
import { Hero, Team } from '../model/quickstart.ts'

test('concat() takes texts and numbers of any tables, and is null where a part may be', () => {
  const joined = from(Hero).innerJoin(Team, Team.id.eq(Hero.teamId))
  const plain = joined.select({ label: concat(Hero.name, ' (', Hero.id, ', ', Team.name, 7, ')') })
  expectTypeOf(plain['~query'].result).toEqualTypeOf<{ label: string }>()
  const nullable = joined.select({ label: concat(Hero.name, Hero.age) })
  expectTypeOf(nullable['~query'].result).toEqualTypeOf<{ label: string | null }>()
  expectTypeOf(from(Hero).select({ label: concat('a', 'b') })['~query'].result).toEqualTypeOf<{ label: string }>()
})

test('concat() takes neither dates nor columns of other queries', () => {
  // @ts-expect-error a date is no text
  concat(Hero.name, Hero.createdAt)
  // @ts-expect-error Team is not in this query
  from(Hero).select({ label: concat(Hero.name, Team.name) })
})
