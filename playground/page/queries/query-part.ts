// One query of the shop: its source, and its answer.
import { sqlite } from 'isomodel/dialects'
import type { Shop } from '../../database/open.ts'
import type { ShopQuery } from '../../queries/shop-queries.ts'
import { answerPanel } from '../answer/answer-panel.ts'
import { runInto } from '../answer/measured-run.ts'
import { splitFile, typescriptCode } from '../code.ts'
import { element } from '../element.ts'
import { runButton } from '../run-button.ts'

export interface QueryPart {
  readonly element: HTMLElement
  ready(shop: Shop): void
}

export interface QueryPartOptions {
  onEdit(text: string): void
  onWrote(): void
}

export function queryPart({ title, text, query }: ShopQuery, { onEdit, onWrote }: QueryPartOptions): QueryPart {
  const file = splitFile(text)
  const code = element(
    'div',
    { class: 'pane' },
    element('h4', {}, 'TypeScript'),
    ...typescriptCode(file, `TypeScript of ${title}`),
  )
  const panel = answerPanel(code, title)
  panel.state(query.toSQL(sqlite))
  let shop: Shop | undefined
  const run = runButton('Run', ` ${title}`, async () => {
    if (!shop) return
    await runInto(panel, shop, () => Promise.resolve(query))
    if (!('stream' in query)) onWrote()
  })
  const edit = element('button', { type: 'button' }, 'Edit', element('span', { class: 'hidden' }, ` ${title}`))
  edit.addEventListener('click', () => onEdit(text))
  return {
    element: element(
      'article',
      { class: 'query', 'aria-label': title },
      element(
        'header',
        {},
        element('h2', {}, title),
        element('p', {}, file.about),
        element('div', { class: 'buttons' }, edit, run.element),
      ),
      panel.element,
    ),
    ready(opened) {
      shop = opened
      run.ready()
    },
  }
}
