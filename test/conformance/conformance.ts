// Runs the conformance suite under vitest, and lists what an adapter cannot do with the reason.
import { describe, test } from 'vitest'
import { conformanceCases, type ConformanceOptions } from 'isomodel/testing'

export function describeConformance(options: ConformanceOptions): void {
  describe(`${options.adapter().name} conforms`, () => {
    for (const { name, skipped, run } of conformanceCases(options)) {
      if (skipped === undefined) test(name, run)
      else test.skip(`${name} (${skipped})`)
    }
  })
}
