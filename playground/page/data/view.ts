// The data view: tables, filling, importing and exporting.
import type { Database } from 'isomodel'
import { countRows } from '../../shop/tables.ts'
import { byId } from '../element.ts'
import { message } from '../message.ts'
import type { View } from '../navigation.ts'
import { ask } from '../question.ts'
import { onDrop } from './drop.ts'
import { bring, download } from './files.ts'
import { fillWithProgress } from './fill.ts'
import { tableBrowser } from './tables.ts'

export interface DataView extends View {
  ready(db: Database): void
  /** Asks first where there is something to lose. */
  fill(): Promise<void>
}

export function dataView(onChanged: () => void): DataView {
  const view = byId('data-view', HTMLElement)
  const buttons = ['fill', 'import', 'export'].map(id => byId(id, HTMLButtonElement))
  const seed = byId('fill-seed', HTMLInputElement)
  const input = byId('import-file', HTMLInputElement)
  const question = byId('data-question', HTMLElement)
  const told = message(byId('data-message', HTMLElement))
  const browser = tableBrowser()
  let db: Database | undefined
  let chosen = ''
  let busy = false

  /** One action at a time; what changes the database shows at once. */
  async function alone(action: (db: Database) => Promise<boolean>): Promise<void> {
    if (!db || busy) return
    busy = true
    for (const button of buttons) button.disabled = true
    try {
      if (!(await action(db))) return
      await browser.load(db, chosen)
      onChanged()
    } finally {
      busy = false
      for (const button of buttons) button.disabled = false
    }
  }

  const fill = () =>
    alone(async db => {
      if (!seed.reportValidity()) return false
      told.clear()
      const sentence = 'Filling replaces all rows of the shop; other tables stay.'
      if ((await holdsRows(db)) && !(await ask(question, sentence, 'Replace them'))) return false
      return fillWithProgress(db, { seed: seed.valueAsNumber, message: told })
    })
  const take = (file: File) => void alone(db => bring(db, { file, question, message: told }))

  byId('fill', HTMLButtonElement).addEventListener('click', () => void fill())
  byId('import', HTMLButtonElement).addEventListener('click', () => input.click())
  byId('export', HTMLButtonElement).addEventListener('click', () => {
    void alone(async db => {
      await download(db, told)
      return false
    })
  })
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    // The same file can be chosen again.
    input.value = ''
    if (file) take(file)
  })
  onDrop(view, take)

  return {
    name: 'data',
    title: 'Data',
    element: view,
    shown(rest) {
      chosen = rest
      if (db && !busy) void browser.load(db, rest)
    },
    ready(opened) {
      db = opened
      for (const button of buttons) button.disabled = false
      if (!view.hidden) void browser.load(db, chosen)
    },
    fill,
  }
}

const holdsRows = async (db: Database) => (await countRows(db)).some(({ rows }) => rows > 0)
