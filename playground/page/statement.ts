// A statement as the database gets it: SQL, and the parameters beside it.
import { sqlCode } from './code.ts'
import { element } from './element.ts'
import { codeText } from './value-text.ts'

export interface StatementText {
  readonly sql: string
  readonly params: readonly unknown[]
}

export function statementPane(...children: (HTMLElement | string)[]): HTMLElement {
  return element('div', { class: 'pane' }, element('h4', {}, 'SQL'), ...children)
}

export function statementParts({ sql, params }: StatementText): HTMLElement[] {
  return [sqlCode(sql), element('h4', {}, 'Parameters'), parameterList(params)]
}

function parameterList(params: readonly unknown[]): HTMLElement {
  if (params.length === 0) return element('p', { class: 'note' }, 'None.')
  const items = params.map(value => element('li', {}, element('code', {}, codeText(value))))
  return element('ol', { class: 'parameters' }, ...items)
}
