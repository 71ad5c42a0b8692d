// One query: what was written, what is sent, what came back.
import type { Database } from 'isomodel'
import { sqlite } from 'isomodel/dialects'
import type { Example } from '../../queries/examples.ts'
import { splitFile, typescriptCode } from '../code.ts'
import { element } from '../element.ts'
import { rowsTable } from './rows-table.ts'
import { statementPane, statementParts } from '../statement.ts'
import { duration, errorText, plural } from '../words.ts'

export interface Ran {
  readonly rows: number
  readonly milliseconds: number
}

export interface QueryCard {
  readonly element: HTMLElement
  /** Makes the run button work. */
  ready(db: Database): void
  /** Runs the query and shows its rows, or its error; undefined then. */
  run(db: Database): Promise<Ran | undefined>
}

export function queryCard(example: Example): QueryCard {
  const { title, text, query } = example
  const file = splitFile(text)
  const button = element('button', { type: 'button', disabled: '' }, 'Run', hidden(` ${title}`))
  const summary = element('p', { class: 'note', role: 'status' }, 'Not run yet.')
  const result = element('div', { class: 'result' })
  const rows = element('div', { class: 'pane rows' }, element('div', { class: 'bar' }, rowsHeading(), summary), result)

  async function run(db: Database): Promise<Ran | undefined> {
    try {
      const start = performance.now()
      const found = await query.all(db)
      const milliseconds = performance.now() - start
      result.replaceChildren(rowsTable(found, `Rows of ${title}`))
      summary.textContent = `${plural(found.length, 'row')} in ${duration(milliseconds)}`
      return { rows: found.length, milliseconds }
    } catch (error) {
      summary.textContent = 'Failed.'
      result.replaceChildren(element('p', { class: 'problem', role: 'alert' }, errorText(error)))
      return undefined
    }
  }

  return {
    element: element(
      'article',
      { class: 'card', 'aria-label': title },
      element('header', {}, element('h3', {}, title), element('p', {}, file.about), button),
      element(
        'div',
        { class: 'box' },
        element(
          'div',
          { class: 'pane' },
          element('h4', {}, 'TypeScript'),
          ...typescriptCode(file, `TypeScript of ${title}`),
        ),
        statementPane(...statementParts(query.toSQL(sqlite))),
        rows,
      ),
    ),
    ready(db) {
      button.disabled = false
      button.addEventListener('click', () => void run(db))
    },
    run,
  }
}

const rowsHeading = () => element('h4', {}, 'Rows')
const hidden = (text: string) => element('span', { class: 'hidden' }, text)
