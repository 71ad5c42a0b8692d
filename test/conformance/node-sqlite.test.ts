import { nodeSqlite } from 'isomodel/node-sqlite'
import { describeConformance } from './conformance.ts'

describeConformance({ adapter: () => nodeSqlite({ file: ':memory:' }) })
