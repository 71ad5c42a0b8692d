import { describeOn } from '../../services/database.ts'
import { describePools } from '../pools.ts'
import { postgresServer } from './server.ts'

describeOn('postgres', url => describePools(() => postgresServer(url())))
