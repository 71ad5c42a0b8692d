import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Move, schedule, spareNames } from '../../../src/schema/diff/schedule.ts'

const moves = (...all: readonly (readonly [string, string])[]): Move<null>[] =>
  all.map(([from, to]) => ({ item: null, from, to }))
const steps = (given: readonly Move<null>[], present: readonly string[], strict = false): string[] =>
  schedule(given, { present, spare: spareNames([...present, ...given.map(({ to }) => to)]), strict }).map(
    ({ from, to }) => `${from} ${to}`,
  )

it.each([
  ['a free name', moves(['a', 'b']), ['a'], ['a b']],
  ['a chain from its end', moves(['a', 'b'], ['b', 'c']), ['a', 'b'], ['b c', 'a b']],
  ['a swap', moves(['a', 'b'], ['b', 'a']), ['a', 'b'], ['a renamed_1', 'b a', 'renamed_1 b']],
  [
    'a swap where a spare name is taken',
    moves(['a', 'b'], ['b', 'a']),
    ['a', 'b', 'Renamed_1'],
    ['a renamed_2', 'b a', 'renamed_2 b'],
  ],
  ['names that another has in another case', moves(['a', 'B'], ['b', 'c']), ['a', 'b'], ['b c', 'a B']],
  ['only the case', moves(['a', 'A']), ['a'], ['a A']],
  ['one that stays and differs by case', moves(['a', 'B']), ['a', 'b'], ['a B']],
] as const)('%s', (_title, given, present, expected) => {
  expect(steps(given, present)).toEqual(expected)
})

it('changes only the case by a name between, where it has to', () => {
  expect(steps(moves(['a', 'A']), ['a'], true)).toEqual(['a renamed_1', 'renamed_1 A'])
})

it('works for any moves: no name is given while another has it', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'A', 'B']
  const given = fc
    .tuple(fc.shuffledSubarray(names), fc.shuffledSubarray(names))
    .map(([from, to]) => moves(...from.slice(0, to.length).map((name, at) => [name, to[at] as string] as const)))
  fc.assert(
    fc.property(given, fc.boolean(), (all, strict) => {
      const there = new Map(all.map(({ from }) => [from, from]))
      const spare = spareNames(names)
      for (const { from, to } of schedule(all, { present: [...there.keys()], spare, strict })) {
        const origin = there.get(from) as string
        there.delete(from)
        expect(there.has(to)).toBe(false)
        there.set(to, origin)
      }
      expect(there).toEqual(new Map(all.map(({ from, to }) => [to, from])))
    }),
  )
})
