import { describe, expect, it } from 'vitest'
import { applyAll } from '../../../src/schema/change/apply.ts'
import { diff } from '../../../src/schema/diff/diff.ts'
import { SCENARIOS, type Scenario } from './scenarios.ts'
import { said } from './schemas.ts'

const titled = SCENARIOS.map(scenario => [`${scenario.number}: ${scenario.title}`, scenario] as const)

/** All questions, each round answered by what the scenario says. */
function askedBy({ before, after, options = {}, answers = {} }: Scenario): string[] {
  const asked: string[] = []
  for (let given = options.answers ?? {}; ;) {
    const { questions } = diff(before, after, { ...options, answers: given })
    if (questions.length === 0) return asked
    for (const { key } of questions) {
      asked.push(key)
      if (answers[key] === undefined) throw new Error(`${key} has no answer`)
      given = { ...given, [key]: answers[key] }
    }
  }
}

describe('scenarios', () => {
  it.each(titled)('%s', (_title, scenario) => {
    const { before, after, options = {}, answers = {}, operations: expected, risk } = scenario
    const { operations } = diff(before, after, { ...options, answers: { ...options.answers, ...answers } })
    expect(operations.map(({ operation }) => said(operation))).toEqual(expected)
    const end = applyAll(
      before,
      operations.map(({ operation }) => operation),
    )
    // What is declared may stay declared. Answers are given once.
    const declared = (options.renames ?? []).filter(one => one.declared)
    const again = { renames: declared, answers: declared.length > 0 ? answers : {} }
    expect(diff(end, after, again)).toEqual({ operations: [], questions: [] })
    if (risk) expect(operations.map(one => one.risk)).toContain(risk)
  })

  it.each(titled.filter(([, { asks }]) => asks))('what is asked: %s', (_title, scenario) => {
    expect(askedBy(scenario)).toEqual(scenario.asks)
  })
})
