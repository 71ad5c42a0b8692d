// The queries of the page, each with the text of the very file that it comes from.
import type { Readable } from 'isomodel'
import { adults } from './adults.ts'
import adultsText from './adults.ts?raw'
import { heroesOfMissions } from './heroes-of-missions.ts'
import heroesOfMissionsText from './heroes-of-missions.ts?raw'
import { olderThanTeam } from './older-than-team.ts'
import olderThanTeamText from './older-than-team.ts?raw'
import { sizesOfTeams } from './sizes-of-teams.ts'
import sizesOfTeamsText from './sizes-of-teams.ts?raw'
import { teamsOfHeroes } from './teams-of-heroes.ts'
import teamsOfHeroesText from './teams-of-heroes.ts?raw'

export interface Example {
  readonly title: string
  /** The text of the query's file. */
  readonly text: string
  readonly query: Readable<object>
}

export const examples: readonly Example[] = [
  { title: 'Filter', text: adultsText, query: adults },
  { title: 'Join', text: teamsOfHeroesText, query: teamsOfHeroes },
  { title: 'Group', text: sizesOfTeamsText, query: sizesOfTeams },
  {
    title: 'Many to many',
    text: heroesOfMissionsText,
    query: heroesOfMissions,
  },
  {
    title: 'Subquery',
    text: olderThanTeamText,
    query: olderThanTeam,
  },
]
