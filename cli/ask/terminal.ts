// Questions to the person at the terminal.
import { confirm, isCancel, select, text } from '@clack/prompts'
import type { Answer, Question } from 'isomodel/migrate'
import { Failure } from '../failure.ts'
import { oneLine } from '../text/one-line.ts'

/** Questions go to stderr, since stdout has the data. */
const output = process.stderr

function given<T>(value: T): Exclude<T, symbol> {
  if (isCancel(value)) throw new Failure('given up: nothing was changed')
  return value as Exclude<T, symbol>
}

export async function agreed(message: string): Promise<boolean> {
  return given(await confirm({ message, initialValue: false, output }))
}

export async function askPerson({ kind, text: sentence, candidates }: Question): Promise<Answer> {
  const message = oneLine(sentence)
  if (kind === 'loss') {
    if (given(await confirm({ message, initialValue: false, output }))) return true
    throw new Failure('given up: nothing was changed')
  }
  const options = candidates.map(({ answer, flag, likeness }, value) => ({
    value,
    label: oneLine(labelOf(answer, kind)),
    hint: likeness === undefined ? flag : `${Math.round(likeness * 100)} % alike`,
  }))
  const own = { value: -1, label: 'another value, as SQL', hint: '' }
  const at = given(await select({ message, options: kind === 'backfill' ? [...options, own] : options, output }))
  if (at >= 0) return candidates[at]?.answer ?? null
  const validate = (value: string | undefined): string | undefined => (value?.trim() ? undefined : 'SQL, such as 0')
  return given(await text({ message: 'The value, as SQL', validate, output }))
}

function labelOf(answer: Answer, kind: Question['kind']): string {
  if (answer === null) return kind === 'backfill' ? 'there are no such rows' : 'none of them: it is dropped'
  return typeof answer === 'string' ? answer : JSON.stringify(answer)
}
