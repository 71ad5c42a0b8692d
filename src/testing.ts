// The suite that proves an adapter, for authors of adapters.
export { ConformanceError } from './testing/assert.ts'
export {
  type ConformanceCase,
  conformanceCases,
  type ConformanceOptions,
  type Outcome,
  runConformance,
} from './testing/conformance.ts'
