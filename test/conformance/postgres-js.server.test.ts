import { postgresJs } from 'isomodel/postgres-js'
import { describeOn } from '../services/database.ts'
import { describePostgresConformance } from './postgres.ts'

describeOn('postgres', url =>
  describePostgresConformance(url, (address, schema) =>
    postgresJs({ url: address, max: 4, options: { connection: { search_path: schema } } }),
  ),
)
