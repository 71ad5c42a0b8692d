// A join by relation. The team may be missing, and its type says so: a whole Team, or null.
import { from } from 'isomodel'
import { Hero, Team } from '../heroes/schema.ts'

export const teamsOfHeroes = from(Hero)
  .leftJoin(Hero.team)
  .select({
    hero: Hero.name,
    age: Hero.age,
    team: Team,
  })
  .orderBy(Hero.name.asc())
