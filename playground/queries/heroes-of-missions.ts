// One join by relation, across the table between. The mission that nobody took stays, with no heroes.
import { count, from, min } from 'isomodel'
import { Hero, Mission } from '../heroes/schema.ts'

export const heroesOfMissions = from(Mission)
  .leftJoin(Mission.heroes)
  .groupBy(Mission.id)
  .select({
    mission: Mission.title,
    heroes: count(Hero.id),
    youngest: min(Hero.age),
  })
  .orderBy(Mission.title.asc())
