// The servers that tests can ask for, and where each comes from.
import { findMariadb, planMariadb } from './mariadb.ts'
import type { Plan } from './plan.ts'
import { findPostgres, planPostgres } from './postgres.ts'

export type ServerName = 'postgres' | 'mysql'

export interface Service {
  title: string
  /** Names a ready server instead of a private one. */
  variable: string
  protocols: string[]
  /** Plans a private server in a folder, if its programs are here. */
  plan: () => ((folder: string) => Plan) | undefined
  missing: string
}

export const services: Record<ServerName, Service> = {
  postgres: {
    title: 'Postgres',
    variable: 'ISOMODEL_TEST_POSTGRES_URL',
    protocols: ['postgres:', 'postgresql:'],
    plan: () => planned(findPostgres(), planPostgres),
    missing: `No Postgres found for ${process.platform} ${process.arch}: run npm ci, or name a server in ISOMODEL_TEST_POSTGRES_URL.`,
  },
  mysql: {
    title: 'MariaDB',
    variable: 'ISOMODEL_TEST_MYSQL_URL',
    protocols: ['mysql:'],
    plan: () => planned(findMariadb(), planMariadb),
    missing:
      'No MariaDB found: install it (on Debian: apt-get install mariadb-server-core mariadb-client-core), or name a server in ISOMODEL_TEST_MYSQL_URL.',
  },
}

export const serverNames: ServerName[] = ['postgres', 'mysql']

function planned<Programs>(
  programs: Programs | undefined,
  plan: (programs: Programs, folder: string) => Plan,
): ((folder: string) => Plan) | undefined {
  return programs === undefined ? undefined : folder => plan(programs, folder)
}
