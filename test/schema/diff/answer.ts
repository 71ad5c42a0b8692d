// Answers to the questions of a difference, made by whatever chooses.
import type { DatabaseSchema } from '../../../src/ast/schema.ts'
import { diff } from '../../../src/schema/diff/diff.ts'
import type { Answer, Answers, DiffOptions, DiffResult, Question } from '../../../src/schema/diff/types.ts'
import { type Draw, pick } from '../random/draw.ts'

/** Any of the candidates; SQL where there is none but nothing. */
export const anyAnswer =
  (draw: Draw) =>
  ({ candidates }: Question): Answer =>
    pick(draw, candidates).answer

/** Asks until all is answered. */
export function answered(
  before: DatabaseSchema,
  after: DatabaseSchema,
  answer: (question: Question) => Answer,
  options: DiffOptions = {},
): DiffResult & { readonly asked: readonly Question[]; readonly answers: Answers } {
  const asked: Question[] = []
  let answers = options.answers ?? {}
  for (;;) {
    const result = diff(before, after, { ...options, answers })
    if (result.questions.length === 0) return { ...result, asked, answers }
    // One by one: two that are gone may not become the same new one.
    const question = result.questions[0] as Question
    if (question.key in answers) throw new Error(`${question.key} is asked twice`)
    asked.push(question)
    answers = { ...answers, [question.key]: answer(question) }
  }
}
