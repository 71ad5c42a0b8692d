import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { describeConformance } from './conformance.ts'

describeConformance({ adapter: () => sqliteWasm({ storage: 'memory' }) })
