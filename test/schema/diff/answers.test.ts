import { expect, it } from 'vitest'
import { applyAll } from '../../../src/schema/change/apply.ts'
import { answersOf } from '../../../src/schema/diff/answers.ts'
import { diff } from '../../../src/schema/diff/diff.ts'
import type { Answers } from '../../../src/schema/diff/types.ts'
import { id, integer, maybe, said, schema, table, text } from './schemas.ts'

const before = schema([table('heroes', { id, name: text, age: integer, done: maybe({ type: 'boolean' }) })])
const after = schema([
  table('champions', { id, title: text, power: integer, done: { type: 'boolean' } }),
  table('teams', { id }),
])

/** What a command line does with its flags. */
function byFlags(flags: readonly string[]): { readonly operations: string[]; readonly unused: readonly string[] } {
  let answers: Answers = {}
  let left = flags
  for (;;) {
    const { operations, questions } = diff(before, after, { answers })
    if (questions.length === 0) return { operations: operations.map(({ operation }) => said(operation)), unused: left }
    const found = answersOf(questions, left)
    if (Object.keys(found.answers).length === 0) throw new Error(questions.map(({ flag }) => flag).join(' '))
    answers = { ...answers, ...found.answers }
    left = found.unused
  }
}

it('answers round after round by flags', () => {
  const flags = ['--rename heroes:champions', '--rename heroes.name:title', '--drop heroes.age', '--allow-loss']
  const filled = ['--backfill champions.power=id + 1', '--backfill champions.done=false']
  expect(byFlags([...flags, ...filled, '--rename a:b'])).toEqual({
    operations: [
      'dropColumn heroes.age',
      'renameTable heroes to champions',
      'renameColumn champions.name to title',
      'addColumn champions.power with "id + 1"',
      'changeColumn champions.done with {"sqlite":"0","postgres":"false","mysql":"0","mariadb":"0"}',
      'createTable teams',
    ],
    unused: ['--rename a:b'],
  })
})

it('says which flags are missing', () => {
  expect(() => byFlags([])).toThrow('--rename heroes:champions')
  expect(() => byFlags(['--rename heroes:champions'])).toThrow('--rename heroes.name:title --rename heroes.age:power')
})

it('takes no flag for two questions, and no two for one', () => {
  const { questions } = diff(before, after)
  const [question] = questions
  if (!question) throw new Error('nothing is asked')
  expect(() => answersOf([question, { ...question, key: 'other' }], [question.flag])).toThrow('could answer each of')
  expect(() => answersOf(questions, ['--rename heroes:champions', '--rename heroes:teams'])).toThrow('Two flags answer')
})

it('offers the likeliest first, and that it is gone as the last', () => {
  expect(diff(before, after).questions).toEqual([
    {
      key: 'rename table heroes',
      kind: 'rename',
      text: 'The table heroes is gone, and new is champions, teams: is it a new name of heroes, or is heroes dropped?',
      table: 'heroes',
      candidates: [
        { answer: 'champions', flag: '--rename heroes:champions', likeness: 0.3 },
        { answer: 'teams', flag: '--rename heroes:teams', likeness: 0.24 },
        { answer: null, flag: '--drop heroes' },
      ],
      flag: '--rename heroes:champions',
    },
  ])
})

it('quotes names that have signs of flags in them', () => {
  const old = schema([table('a.b', { id, 'c:d': text })])
  const { questions } = diff(old, schema([table('a.b', { id, 'e"f': text })]))
  expect(questions.map(({ key, flag }) => [key, flag])).toEqual([['rename "a.b"."c:d"', '--rename "a.b"."c:d":e"f']])
})

it('refuses answers that contradict each other', () => {
  const old = schema([table('heroes', { id, a: text, b: text })])
  const now = schema([table('heroes', { id, c: text, d: text })])
  const answer = (answers: Answers) => () => diff(old, now, { answers })
  expect(answer({ 'rename heroes.a': 'c', 'rename heroes.b': 'c' })).toThrow(
    '"rename heroes.b" is no column that is new',
  )
  expect(answer({ 'rename heroes.a': 'x' })).toThrow('"rename heroes.a" is no column that is new')
  const renames = [
    { table: 'heroes', column: 'c', from: 'a' },
    { table: 'heroes', column: 'd', from: 'a' },
  ]
  expect(() => diff(old, now, { renames })).toThrow('heroes.a is renamed to two')
  expect(() =>
    diff(old, now, { renames: renames.map((one, at) => ({ ...one, column: 'c', from: 'ab'[at] as string })) }),
  ).toThrow('Two are renamed to one: heroes.a, heroes.b')
})

it('asks for a loss by what is lost, and why', () => {
  const { questions, operations } = diff(before, schema([]))
  expect(operations).toEqual([])
  expect(questions).toEqual([
    {
      key: 'loss dropTable heroes',
      kind: 'loss',
      text: 'This step drops the table heroes with its rows: is it meant?',
      table: 'heroes',
      candidates: [{ answer: true, flag: '--allow-loss' }],
      flag: '--allow-loss',
    },
  ])
  const { operations: allowed } = diff(before, schema([]), { allowLoss: true })
  expect(allowed.map(({ risk, reason }) => [risk, reason])).toEqual([['lossy', 'drops the table heroes with its rows']])
  expect(
    applyAll(
      before,
      allowed.map(({ operation }) => operation),
    ).tables,
  ).toEqual([])
})
