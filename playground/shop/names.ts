// Names and titles out of the shop's words.
import type { Random } from './random.ts'
import { adjectives, firstNames, lastNames, moods, nouns, places, verbs } from './words.ts'

const plural = (noun: string): string =>
  /[sx]$|[cs]h$/.test(noun) ? `${noun}es` : /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`

export const personName = (random: Random): string => `${random.pick(firstNames)} ${random.pick(lastNames)}`

export function artistName(random: Random): string {
  switch (random.below(6)) {
    case 0:
      return personName(random)
    case 1:
      return `${random.pick(firstNames)} and the ${plural(random.pick(nouns))}`
    case 2:
      return `The ${random.pick(adjectives)} ${plural(random.pick(nouns))}`
    case 3:
      return `${random.pick(places)} ${random.pick(nouns)}`
    case 4:
      return `${random.pick(nouns)} & ${random.pick(nouns)}`
    default:
      return `${random.pick(adjectives)} ${random.pick(places)}`
  }
}

export function albumTitle(random: Random): string {
  switch (random.below(5)) {
    case 0:
      return `${random.pick(adjectives)} ${random.pick(nouns)}`
    case 1:
      return `Songs for the ${random.pick(nouns)}`
    case 2:
      return `Live in ${random.pick(places)}`
    case 3:
      return `${random.pick(nouns)} without a ${random.pick(nouns)}`
    default:
      return `The ${random.pick(nouns)} Sessions`
  }
}

export function trackTitle(random: Random): string {
  switch (random.below(6)) {
    case 0:
      return `${random.pick(adjectives)} ${random.pick(nouns)}`
    case 1:
      return `${random.pick(verbs)} the ${random.pick(nouns)}`
    case 2:
      return `Don't ${random.pick(verbs)} the ${random.pick(nouns)}`
    case 3:
      return `${random.pick(nouns)} in the ${random.pick(nouns)}`
    case 4:
      return `${random.pick(verbs)} Me, ${random.pick(firstNames)}`
    default:
      return `${random.pick(places)} ${random.pick(nouns)}`
  }
}

export const playlistName = (random: Random): string =>
  `${random.pick(moods)} ${random.pick(['mix', 'songs', 'favourites', 'rotation'])}`

/** Names of which none comes twice. */
export function differentNames(count: number, make: () => string): string[] {
  const made = new Set<string>()
  while (made.size < count) made.add(make())
  return [...made]
}
