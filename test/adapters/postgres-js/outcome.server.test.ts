import { postgresJs } from 'isomodel/postgres-js'
import { describeOn } from '../../services/database.ts'
import { describePostgresOutcomes } from '../postgres-outcomes.ts'
import { postgresServer } from '../postgres-server.ts'

describeOn('postgres', url => describePostgresOutcomes(() => postgresServer(url(), postgresJs)))
