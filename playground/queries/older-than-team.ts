// A subquery as a value: heroes who are older than their team is on average.
import { alias, avg, from, scalar } from 'isomodel'
import { Hero, Team } from '../heroes/schema.ts'

const mate = alias(Hero, 'mate')
const averageAge = from(mate)
  .outer(Hero)
  .where(mate.teamId.eq(Hero.teamId))
  .select({ age: avg(mate.age) })

export const olderThanTeam = from(Hero)
  .innerJoin(Hero.team)
  .where(Hero.age.gt(scalar(averageAge)))
  .select({
    hero: Hero.name,
    age: Hero.age,
    team: Team.name,
  })
  .orderBy(Hero.age.desc())
