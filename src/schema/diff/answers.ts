// Answers as a command line gives them.
import { MigrationError } from '../../error/migration.ts'
import type { Answers, Question } from './types.ts'

export interface Answered {
  readonly answers: Answers
  /** Flags that answer none of the questions: perhaps they answer later ones. */
  readonly unused: readonly string[]
}

/**
 * The answers that flags such as `--rename heroes.name:title`, `--backfill heroes.power=0` and `--allow-loss` give to the
 * questions. Some questions come only when others are answered: ask again with what was answered and the flags that are left.
 * @throws MigrationError where a flag could answer two questions, or two flags answer one
 */
export function answersOf(questions: readonly Question[], flags: readonly string[]): Answered {
  const answers: Record<string, Answers[string]> = {}
  const unused: string[] = []
  for (const flag of new Set(flags)) {
    const fitting = questions.flatMap(question => {
      const answer = answerBy(question, flag)
      return answer === undefined ? [] : [{ key: question.key, kind: question.kind, answer }]
    })
    if (fitting.length === 0) unused.push(flag)
    if (fitting.length > 1 && fitting.some(({ kind }) => kind !== 'loss')) {
      throw new MigrationError(`${flag} could answer each of ${fitting.map(({ key }) => key).join(', ')}`)
    }
    for (const { key, answer } of fitting) {
      if (key in answers) throw new MigrationError(`Two flags answer "${key}"`)
      answers[key] = answer
    }
  }
  return { answers, unused }
}

function answerBy({ kind, candidates }: Question, flag: string): Answers[string] | undefined {
  const exact = candidates.find(candidate => candidate.flag === flag)
  if (exact || kind !== 'backfill') return exact?.answer
  // The last candidate is the flag without any value.
  const empty = candidates.at(-1)?.flag
  return empty !== undefined && flag.startsWith(empty) ? flag.slice(empty.length) : undefined
}
