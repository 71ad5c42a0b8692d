// The order of migrations, and what is no order.
import { describe, expect, test } from 'vitest'
import { migration } from '../../../src/migrate/run/migration.ts'
import { ordered } from '../../../src/migrate/run/order.ts'

type Given = readonly [name: string, ...after: string[]]

/** `['b', 'a']` comes after a; `['b']` after the one before it in the list. */
const made = (given: readonly Given[]) =>
  given.map(([name, ...after]) => migration(name, { up: [], ...(after.length > 0 && { after }) }))

const orders: readonly (readonly [does: string, given: readonly Given[], names: string])[] = [
  ['nothing', [], ''],
  ['a list', [['a'], ['b'], ['c']], 'a b c'],
  ['what is named in another order', [['a'], ['c', 'b'], ['b', 'a']], 'a b c'],
  ['branches that are joined', [['a'], ['b', 'a'], ['c', 'a'], ['d', 'b', 'c']], 'a b c d'],
]

describe('ordered() answers', () => {
  test.each(orders)('%s', (_, given, names) => {
    expect(
      ordered(made(given))
        .map(({ name }) => name)
        .join(' '),
    ).toBe(names)
  })
})

const refused: readonly (readonly [does: string, given: readonly Given[], message: string])[] = [
  ['two of one name', [['a'], ['a']], 'two migrations are called a'],
  ['a name that is not there', [['a'], ['b', 'x']], 'the migration b comes after x, which is not among the migrations'],
  [
    'a circle',
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    'the migration a comes after itself',
  ],
  [
    'branches',
    [['a'], ['b', 'a'], ['c', 'a']],
    'the migrations end in 2 branches, b and c: add one that comes after all of them',
  ],
]

describe('ordered() refuses', () => {
  test.each(refused)('%s', (_, given, message) => {
    expect(() => ordered(made(given))).toThrow(message)
  })
})

const wrong: readonly (readonly [does: string, make: () => unknown, message: string])[] = [
  ['a name with spaces', () => migration('a b', { up: [] }), 'a migration has a name of letters, digits and _ . -'],
  ['no steps', () => migration('a', {} as never), 'the migration a takes lists of steps'],
  ['a step that is none', () => migration('a', { up: [{} as never] }), 'the migration a has a step that is none'],
  [
    'an option that is none',
    () => migration('a', { up: [], dwon: [] } as never),
    "the migration a has an option 'dwon'",
  ],
  ['names that are none', () => migration('a', { up: [], after: 'b' as never }), 'names others as a list of texts'],
]

describe('migration() refuses', () => {
  test.each(wrong)('%s', (_, make, message) => {
    expect(make).toThrow(message)
  })
})
