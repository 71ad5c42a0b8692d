import { describeOn } from '../../services/database.ts'
import { describePools } from '../pools.ts'
import { mysqlServer } from './server.ts'

describeOn('mysql', url => describePools(() => mysqlServer(url())))
