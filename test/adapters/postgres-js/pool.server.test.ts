import { postgresJs } from 'isomodel/postgres-js'
import { describeOn } from '../../services/database.ts'
import { describePools } from '../pools.ts'
import { postgresServer } from '../postgres-server.ts'

describeOn('postgres', url => describePools(() => postgresServer(url(), postgresJs)))
