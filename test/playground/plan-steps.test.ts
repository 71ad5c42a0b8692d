import { describe, expect, test } from 'vitest'
import { planSteps, stepMeaning } from '../../playground/page/answer/plan-steps.ts'

describe('a plan', () => {
  test('is read as a tree by its indents', () => {
    const plan = 'SCAN a\nLIST SUBQUERY 1\n  SCAN b\n    SEARCH c\n  USE TEMP B-TREE\nSEARCH d'
    expect(planSteps(plan)).toEqual([
      { text: 'SCAN a', steps: [] },
      {
        text: 'LIST SUBQUERY 1',
        steps: [
          { text: 'SCAN b', steps: [{ text: 'SEARCH c', steps: [] }] },
          { text: 'USE TEMP B-TREE', steps: [] },
        ],
      },
      { text: 'SEARCH d', steps: [] },
    ])
  })

  test('of a statement that needs none has no steps', () => {
    expect(planSteps('')).toEqual([])
  })
})

describe('the meaning of a step', () => {
  test.each([
    ['SCAN tracks', 'every row', true],
    ['SCAN tracks USING COVERING INDEX ix_tracks_title', 'whole index', false],
    ['SCAN tracks USING INDEX ix_tracks_title', 'whole index', false],
    ['SEARCH albums USING INTEGER PRIMARY KEY (rowid=?)', 'index', false],
    ['SEARCH a USING AUTOMATIC COVERING INDEX (x=?)', 'index made for this run', true],
    ['SCAN json_each VIRTUAL TABLE INDEX 1:', 'virtual table', false],
    ['USE TEMP B-TREE FOR ORDER BY', 'sorts', false],
  ])('%s: %s', (step, text, slow) => {
    expect(stepMeaning(step)).toEqual({ text, slow })
  })

  test.each(['SCAN CONSTANT ROW', 'SCAN 2 CONSTANT ROWS', 'LIST SUBQUERY 1', 'CREATE BLOOM FILTER'])(
    '%s: nothing to say',
    step => {
      expect(stepMeaning(step)).toBeUndefined()
    },
  )
})
