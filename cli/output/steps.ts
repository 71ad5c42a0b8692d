// Operations and questions for people.
import type { DiffStep, Question, Risk } from 'isomodel/migrate'
import type { Style } from '../io.ts'
import { oneLine } from '../text/one-line.ts'
import { columns } from './table.ts'

/** How a risk is shown. */
const MARKS: { readonly [R in Risk]: (style: Style) => string } = {
  safe: style => style.green('safe'),
  slow: style => style.yellow('slow'),
  lossy: style => style.red('lossy'),
  irreversible: style => style.red('irreversible'),
}

export const riskText = (risk: Risk, style: Style): string => MARKS[risk](style)

/** One line for each step: its risk, and what it does. */
export const stepLines = (steps: readonly Pick<DiffStep, 'risk' | 'reason'>[], style: Style): string =>
  columns(steps.map(({ risk, reason }) => [riskText(risk, style), oneLine(reason)]))

/** Each question with the flags that answer it. */
export function questionLines(questions: readonly Question[], style: Style): string {
  return questions
    .map(({ text, candidates }) => {
      const flags = candidates.map(({ flag }) => `    ${style.cyan(oneLine(flag))}\n`)
      return `${style.bold('?')} ${oneLine(text)}\n${[...new Set(flags)].join('')}`
    })
    .join('')
}
