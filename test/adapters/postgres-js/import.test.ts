import { postgresJs } from '../../../adapters/postgres-js/index.ts'
import { describeImport, describeMissing } from '../import.ts'

describeImport('postgres-js')
describeMissing('postgres', () => postgresJs({ url: 'postgres://nobody@127.0.0.1:1/nothing' }))
