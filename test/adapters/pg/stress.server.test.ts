import { pg } from 'isomodel/pg'
import { describeOn } from '../../services/database.ts'
import { postgresServer } from '../postgres-server.ts'
import { describeStress } from '../stress.ts'

describeOn('postgres', url => describeStress(() => postgresServer(url(), pg)))
