import { describe, expect, test } from 'vitest'
import { moved } from '../../playground/page/grid/move.ts'

const size = { rows: 100, columns: 5, page: 10 }
const middle = { row: 50, column: 2 }

describe('a key in a grid', () => {
  test.each([
    ['ArrowDown', false, 51, 2],
    ['ArrowUp', false, 49, 2],
    ['ArrowLeft', false, 50, 1],
    ['ArrowRight', false, 50, 3],
    ['PageDown', false, 60, 2],
    ['PageUp', false, 40, 2],
    ['Home', false, 50, 0],
    ['End', false, 50, 4],
    ['Home', true, 0, 0],
    ['End', true, 99, 4],
    ['ArrowDown', true, 99, 2],
    ['ArrowUp', true, 0, 2],
    ['ArrowLeft', true, 50, 0],
    ['ArrowRight', true, 50, 4],
  ])('%s (control: %s) leads to row %i, column %i', (key, control, row, column) => {
    expect(moved(middle, key, control, size)).toEqual({ row, column })
  })

  test('leads to nowhere outside of the grid', () => {
    for (const key of ['ArrowUp', 'ArrowLeft', 'PageUp']) {
      expect(moved({ row: 0, column: 0 }, key, false, size)).toEqual({ row: 0, column: 0 })
    }
    for (const key of ['ArrowDown', 'ArrowRight', 'PageDown']) {
      expect(moved({ row: 99, column: 4 }, key, false, size)).toEqual({ row: 99, column: 4 })
    }
  })

  test('chooses where to begin', () => {
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'Home']) {
      expect(moved(undefined, key, false, size)).toEqual({ row: 0, column: 0 })
    }
    expect(moved(undefined, 'End', true, size)).toEqual({ row: 99, column: 4 })
    expect(moved(undefined, 'PageDown', false, size)).toEqual({ row: 10, column: 0 })
    expect(moved(undefined, 'x', false, size)).toBeUndefined()
  })

  test('that moves nothing is left to the browser', () => {
    for (const key of ['a', 'Tab', 'Enter', 'Escape']) expect(moved(middle, key, false, size)).toBeUndefined()
  })
})
