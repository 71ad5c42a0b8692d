import { describe, expect, test } from 'vitest'
import { stepMeaning } from '../../playground/page/answer/plan-steps.ts'
import { plans } from '../../src/dialect/sqlite/plan-steps.ts'

const meaning = (detail: string) => {
  const [step] = plans.read([[1, 0, 0, detail]])
  return step && stepMeaning(step)
}

describe('the meaning of a step', () => {
  test.each([
    ['SCAN tracks', 'every row', true],
    ['SCAN tracks USING COVERING INDEX ix_tracks_title', 'whole index', false],
    ['SCAN tracks USING INDEX ix_tracks_title', 'whole index', false],
    ['SEARCH albums USING INTEGER PRIMARY KEY (rowid=?)', 'index', false],
    ['SEARCH a USING AUTOMATIC COVERING INDEX (x=?)', 'index made for this run', true],
    ['SCAN json_each VIRTUAL TABLE INDEX 1:', 'virtual table', false],
    ['USE TEMP B-TREE FOR ORDER BY', 'sorts', false],
    ['USE TEMP B-TREE FOR GROUP BY', 'sorts', false],
  ])('%s: %s', (step, text, slow) => {
    expect(meaning(step)).toEqual({ text, slow })
  })

  test.each(['SCAN CONSTANT ROW', 'SCAN 2 CONSTANT ROWS', 'LIST SUBQUERY 1', 'CREATE BLOOM FILTER'])(
    '%s: nothing to say',
    step => {
      expect(meaning(step)).toBeUndefined()
    },
  )
})
