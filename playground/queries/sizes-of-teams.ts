// Groups and aggregates: teams of more than one hero.
import { avg, count, from, max, round } from 'isomodel'
import { Hero, Team } from '../heroes/schema.ts'

export const sizesOfTeams = from(Hero)
  .innerJoin(Hero.team)
  .groupBy(Team.id)
  .having(count().gt(1))
  .select({
    team: Team.name,
    heroes: count(),
    oldest: max(Hero.age),
    average: round(avg(Hero.age), 1),
  })
  .orderBy(count().desc())
