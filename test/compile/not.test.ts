import { expect, test } from 'vitest'
import { exists, from, not, or } from 'isomodel'
import { sqlite } from 'isomodel/dialects'
import { Hero, Team } from '../model/quickstart.ts'

const heroes = from(Hero).outer(Team).where(Hero.teamId.eq(Team.id))

test.each([
  ['a comparison', from(Hero).where(not(Hero.age.gt(18))), 'NOT ("heroes"."age" > +?)'],
  [
    'conditions',
    from(Hero).where(not(or(Hero.age.gt(18), Hero.name.eq('x')))),
    'NOT ("heroes"."age" > +? OR "heroes"."name" = +?)',
  ],
  ['a subquery', from(Team).where(not(exists(heroes))), 'NOT EXISTS (SELECT'],
])('not() turns around %s', (_, query, part) => {
  expect(query.toSQL(sqlite).sql).toContain(part)
})

test('a query and its opposite are different shapes', () => {
  const adult = Hero.age.gt(18)
  expect(from(Hero).where(not(adult)).toSQL(sqlite)).not.toEqual(from(Hero).where(adult).toSQL(sqlite))
})
