import { pglite } from '../../../adapters/pglite/index.ts'
import { describeImport, describeMissing } from '../import.ts'

describeImport('pglite')
describeMissing('@electric-sql/pglite', () => pglite())
