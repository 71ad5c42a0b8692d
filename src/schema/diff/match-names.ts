// Which name of before is which name of after: by what was declared and answered, then by being the same. Never by guessing.
import { MigrationError } from '../../error/migration.ts'
import { circles, settled, type Step } from './renames.ts'
import type { Answers, Candidate, Question } from './types.ts'

/** Things of one kind that have names: tables, the columns of a table, the values of an enum. */
export interface NameSpace {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly renames: readonly Step[]
  readonly likeness: (from: string, to: string) => number
  /** What is gone, in keys and flags: `heroes.name`. */
  readonly subject: (from: string) => string
  /** One that is new, in answers and flags. */
  readonly answer: (to: string) => string
  /** `column`: what one of them is called in sentences. */
  readonly word: string
  readonly about: (from: string) => Pick<Question, 'table' | 'schema' | 'column'>
}

export interface Matched {
  /** What each name of after was before, if it was there. */
  readonly origin: ReadonlyMap<string, string>
  readonly questions: readonly Question[]
}

export function matchNames(names: NameSpace, answers: Answers): Matched {
  const { before, after } = names
  const questions: Question[] = []
  const origin = new Map<string, string>()
  for (const { from, to } of renamed(names, answers, questions)) origin.set(to, from)
  const taken = new Set(origin.values())
  for (const name of after) {
    if (!origin.has(name) && before.includes(name) && !taken.has(name)) origin.set(name, name)
  }
  const kept = new Set(origin.values())
  const gone = before.filter(name => !kept.has(name))
  const open = gone.filter(from => !answered(names, answers, from, origin))
  const fresh = after.filter(name => !origin.has(name))
  if (fresh.length > 0) questions.push(...open.map(from => whichOf(names, from, fresh)))
  return { origin, questions }
}

/** The renames that happen now. Those that go round in a circle and stay in models are asked for. */
function renamed(names: NameSpace, answers: Answers, questions: Question[]): readonly Step[] {
  const all = settled(names.before, names.after, names.renames, names.subject)
  const kept = new Set(all)
  for (const circle of circles(all)) {
    if (!circle.some(({ declared }) => declared)) continue
    const question = whetherRound(names, circle)
    const answer = answers[question.key]
    if (answer === undefined) questions.push(question)
    else if (question.candidates.every(one => one.answer !== answer)) {
      throw new MigrationError(`The answer to "${question.key}" is none of those that are offered`)
    }
    if (answer === undefined || answer === null) for (const step of circle) kept.delete(step)
  }
  return [...kept]
}

const keyOf = ({ subject, word }: NameSpace, from: string): string =>
  word === 'table' ? `rename table ${subject(from)}` : `rename ${subject(from)}`

/** Whether it is known what became of the name; then it is in `origin`, or nothing became of it. */
function answered(names: NameSpace, answers: Answers, from: string, origin: Map<string, string>): boolean {
  const key = keyOf(names, from)
  const answer = answers[key]
  if (answer === undefined || answer === null) return answer === null
  const to = names.after.find(name => names.answer(name) === answer && (origin.get(name) ?? from) === from)
  if (to === undefined)
    throw new MigrationError(`The answer to "${key}" is no ${names.word} that is new and still free`)
  origin.set(to, from)
  return true
}

function question(names: NameSpace, from: string, text: string, candidates: readonly Candidate[]): Question {
  const { flag } = candidates[0] as Candidate
  return { key: keyOf(names, from), kind: 'rename', text, ...names.about(from), candidates, flag }
}

const candidate = ({ subject, answer, likeness }: NameSpace, from: string, to: string): Candidate => ({
  answer: answer(to),
  flag: `--rename ${subject(from)}:${answer(to)}`,
  likeness: likeness(from, to),
})

function whichOf(names: NameSpace, from: string, fresh: readonly string[]): Question {
  const candidates = fresh.map(to => candidate(names, from, to))
  const sorted = candidates.toSorted((a, b) => (b.likeness ?? 0) - (a.likeness ?? 0))
  const subject = names.subject(from)
  const news = fresh.map(names.answer).join(', ')
  const text = `The ${names.word} ${subject} is gone, and new is ${news}: is it a new name of ${subject}, or is ${subject} dropped?`
  return question(names, from, text, [...sorted, { answer: null, flag: `--drop ${subject}` }])
}

function whetherRound(names: NameSpace, circle: readonly Step[]): Question {
  const { from, to } = circle[0] as Step
  const subject = names.subject(from)
  const chain = circle.map(step => `${names.subject(step.from)} to ${names.answer(step.to)}`).join(', ')
  const text = `Are the ${names.word}s renamed in a circle (${chain}), or has that happened already?`
  return question(names, from, text, [candidate(names, from, to), { answer: null, flag: `--keep ${subject}` }])
}
