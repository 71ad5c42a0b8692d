// The suite that proves an adapter, for authors of adapters, and what tests of applications ask for.
export { ConformanceError } from './testing/assert.ts'
export {
  type ConformanceCase,
  conformanceCases,
  type ConformanceOptions,
  type Outcome,
  runConformance,
} from './testing/conformance.ts'
export {
  recordStatements,
  type RecordOptions,
  StatementCountError,
  type StatementRecorder,
} from './testing/statements.ts'
