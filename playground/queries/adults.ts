// Heroes of age, by name. A row is a plain object, typed by the model; a Date is a Date.
import { from } from 'isomodel'
import { Hero } from '../heroes/schema.ts'

export const adults = from(Hero)
  .where(Hero.age.gte(18))
  .orderBy(Hero.name.asc())
  .limit(10)
