// Answers to the questions of a difference: by flags, and by people.
import type { Answer, Answers, DatabaseSchema, DiffOptions, DiffResult, Question } from 'isomodel/migrate'
import { diff } from 'isomodel/migrate'
import { Failure } from '../failure.ts'

/** Flags that answer questions, as they were given. */
export interface AnswerFlags {
  readonly rename?: readonly string[]
  readonly drop?: readonly string[]
  readonly keep?: readonly string[]
  readonly backfill?: readonly string[]
  readonly allowLoss?: boolean
}

/** The flags as questions write them: `--rename heroes.title:name`. */
function flagsOf({ rename = [], drop = [], keep = [], backfill = [] }: AnswerFlags): string[] {
  const written = (name: string, values: readonly string[]): string[] => values.map(value => `--${name} ${value}`)
  return [
    ...written('rename', rename),
    ...written('drop', drop),
    ...written('keep', keep),
    ...written('backfill', backfill),
  ]
}

export type Ask = (question: Question) => Promise<Answer>

/**
 * The difference, with the questions that the flags answer, and that a person answers where somebody can be asked.
 * Throws a Failure for flags that answer nothing.
 */
export async function answered(
  before: DatabaseSchema,
  after: DatabaseSchema,
  options: DiffOptions,
  given: AnswerFlags,
  ask: Ask | null,
): Promise<DiffResult> {
  const flags = flagsOf(given)
  const used = new Set<string>()
  let answers: Answers = {}
  for (;;) {
    const result = diff(before, after, { ...options, allowLoss: given.allowLoss ?? false, answers })
    const found = result.questions.flatMap(question => byFlag(question, flags, used))
    if (found.length === 0 && (result.questions.length === 0 || !ask)) {
      // Answers of open questions may be among the flags, and wrong by a letter.
      const unused = flags.find(flag => !used.has(flag))
      if (unused !== undefined) throw new Failure(`${unused} answers no question${open(result.questions)}`)
      return result
    }
    const [first] = result.questions
    const more = found.length > 0 ? found : [[(first as Question).key, await (ask as Ask)(first as Question)] as const]
    const twice = more.find(([key]) => Object.hasOwn(answers, key))
    if (twice) throw new Failure(`the answer to "${twice[0]}" is none`)
    answers = { ...answers, ...Object.fromEntries(more) }
  }
}

const open = (questions: readonly Question[]): string =>
  questions.length === 0 ? '' : `: those that are open are answered by ${questions.map(({ flag }) => flag).join(', ')}`

/** SQL is whatever follows the sign. */
function byFlag(
  { key, kind, candidates }: Question,
  flags: readonly string[],
  used: Set<string>,
): (readonly [string, Answer])[] {
  for (const flag of flags) {
    const exact = candidates.find(candidate => candidate.flag === flag)
    const start = candidates.find(({ answer }) => answer === null)?.flag
    const sql =
      kind === 'backfill' && start !== undefined && flag.startsWith(start) ? flag.slice(start.length) : undefined
    if (!exact && sql === undefined) continue
    used.add(flag)
    return [[key, exact ? exact.answer : sql === '' ? null : (sql as string)]]
  }
  return []
}
