import { pg } from 'isomodel/pg'
import { describeOn } from '../../services/database.ts'
import { describePools } from '../pools.ts'
import { postgresServer } from '../postgres-server.ts'

describeOn('postgres', url => describePools(() => postgresServer(url(), pg)))
