// One query on the page: what was written, what is sent and how it went, what came back.
import type { Measured } from '../../run/measure.ts'
import { element } from '../element.ts'
import { failureParts } from '../failure.ts'
import { grid, type Grid } from '../grid/grid.ts'
import type { GridRow } from '../grid/columns.ts'
import { type StatementText, statementParts } from '../statement.ts'
import { tabs } from '../tabs.ts'
import { duration, plural } from '../words.ts'
import { planTree } from './plan-tree.ts'
import { timingBar } from './timing.ts'

export interface AnswerPanel {
  readonly element: HTMLElement
  /** Shows the statement before it runs. */
  state(statement: StatementText): void
  busy(): void
  show(measured: Measured): void
  fail(error: unknown): void
}

/** `given` is what the query is written in. */
export function answerPanel(given: HTMLElement, title: string): AnswerPanel {
  const sql = element('div', {}, note('The statement appears with the first run.'))
  const plan = element('div', {}, note('The plan appears with the first run.'))
  const timing = element('div', {}, note('The times appear with the first run.'))
  const summary = element('p', { class: 'note', role: 'status' }, 'Not run yet.')
  const result = element('div', { class: 'result' })
  let shown: Grid | undefined

  function showRows(rows: readonly GridRow[]): void {
    shown?.stop()
    shown = rows.length > 0 ? grid(rows, `Rows of ${title}`) : undefined
    result.replaceChildren(shown?.element ?? note('No rows.'))
    shown?.start()
  }

  const panes = tabs(
    [
      { name: 'SQL', panel: sql },
      { name: 'Plan', panel: plan },
      { name: 'Timing', panel: timing },
    ],
    `Details of ${title}`,
  )
  const bar = element('div', { class: 'bar' }, element('h4', {}, 'Rows'), summary)
  return {
    element: element(
      'div',
      { class: 'box' },
      given,
      element('div', { class: 'pane details' }, panes),
      element('div', { class: 'pane rows' }, bar, result),
    ),
    state: statement => sql.replaceChildren(...statementParts(statement)),
    busy() {
      summary.textContent = 'Running…'
    },
    show(measured) {
      sql.replaceChildren(...statementParts({ sql: measured.sql, params: measured.parameters }))
      plan.replaceChildren(planTree(measured.plan))
      timing.replaceChildren(timingBar(measured))
      summary.textContent = summaryOf(measured)
      if (measured.rows) showRows(measured.rows as readonly GridRow[])
      else result.replaceChildren()
    },
    fail(error) {
      shown?.stop()
      summary.textContent = 'Failed.'
      result.replaceChildren(element('div', { role: 'alert' }, ...failureParts(error)))
    },
  }
}

function summaryOf({ rows, more, count, total }: Measured): string {
  const time = duration(total)
  if (rows)
    return more ? `The first ${plural(rows.length, 'row')}, in ${time}` : `${plural(rows.length, 'row')} in ${time}`
  return count === undefined ? `Done in ${time}` : `${plural(count, 'row')} written in ${time}`
}

const note = (text: string) => element('p', { class: 'note' }, text)
