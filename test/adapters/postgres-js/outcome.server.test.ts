import { postgresJs } from 'isomodel/postgres-js'
import { describeOn } from '../../services/database.ts'
import { describeOutcomes } from '../outcomes.ts'

describeOn('postgres', url => describeOutcomes(url, postgresJs))
