// Checked against the model before anything is sent; answers the row as it was written.
import { insertInto, type New } from 'isomodel'
import { Hero } from '../heroes/schema.ts'

export const insertHero = (hero: New<typeof Hero>) =>
  insertInto(Hero).values(hero).returning()
