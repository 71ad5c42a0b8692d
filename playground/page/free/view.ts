// The free query: an editor, and the answer to what is written in it.
import type { Statement } from 'isomodel'
import type { Shop } from '../../database/open.ts'
import { answerPanel } from '../answer/answer-panel.ts'
import { runInto } from '../answer/measured-run.ts'
import type { Editor } from '../editor/code-mirror.ts'
import { byId, element } from '../element.ts'
import { failureParts } from '../failure.ts'
import type { View } from '../navigation.ts'
import { runButton } from '../run-button.ts'
import { readDraft, writeDraft } from './draft.ts'
import { TextProblem } from './problem.ts'
import { loadTools, loadToolsWhenIdle, type Tools } from './tools.ts'

export interface FreeView extends View {
  ready(shop: Shop): void
  /** Puts a text into the editor; undo brings the old one back. */
  write(text: string): void
}

export function freeView(onWrote: () => void): FreeView {
  const host = element('div', { class: 'editor' }, element('p', { class: 'note' }, 'Loading the editor…'))
  const button = runButton('Run', ' the free query', run)
  const keys = element('span', { class: 'note' }, 'Ctrl + Enter')
  const bar = element(
    'div',
    { class: 'editor-bar' },
    element('h4', {}, 'TypeScript'),
    element('div', { class: 'buttons' }, keys, button.element),
  )
  const panel = answerPanel(element('div', { class: 'pane' }, bar, host), 'the free query')
  byId('free-place', HTMLElement).append(panel.element)
  let text = readDraft()
  let shop: Shop | undefined
  let editor: Editor | undefined

  async function run(): Promise<void> {
    if (!shop) return
    editor?.mark(undefined)
    await runInto(panel, shop, query)
    onWrote()
  }

  async function query(): Promise<Statement<unknown>> {
    const { freeQuery } = await loadTools()
    const answer = await freeQuery(text)
    if ('query' in answer) return answer.query
    const { line, column } = answer.failure
    if (line !== undefined && column !== undefined) editor?.mark({ line, column })
    throw new TextProblem(answer.failure)
  }

  function open({ createEditor, scope }: Tools): void {
    if (editor) return
    host.replaceChildren()
    const onChange = (changed: string) => {
      text = changed
      writeDraft(text)
    }
    editor = createEditor(host, { text, label: 'Free query in TypeScript', scope, onRun: button.press, onChange })
  }

  const start = () =>
    loadTools().then(open, (error: unknown) => {
      host.replaceChildren(...failureParts(error))
    })
  loadToolsWhenIdle()

  return {
    name: 'free',
    title: 'Free query',
    element: byId('free-view', HTMLElement),
    shown: () => void start(),
    ready(opened) {
      shop = opened
      button.ready()
    },
    write(given) {
      text = given
      writeDraft(given)
      editor?.write(given)
    },
  }
}
