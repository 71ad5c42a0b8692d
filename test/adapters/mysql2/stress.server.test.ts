import { describeOn } from '../../services/database.ts'
import { describeStress } from '../stress.ts'
import { mysqlServer } from './server.ts'

describeOn('mysql', url => describeStress(() => mysqlServer(url())))
