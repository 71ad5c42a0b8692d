// The storage view: where the database is, how much room there is, and whether it may be cleared.
import { type Database, sql } from 'isomodel'
import { estimate, persist } from 'isomodel/sqlite-wasm'
import { byId } from '../element.ts'
import { message } from '../message.ts'
import type { View } from '../navigation.ts'
import { bytes } from '../words.ts'
import { endsWithPage, persistedWords, placeWords } from './words.ts'

export interface StorageView extends View {
  ready(db: Database): void
  /** To be called when the database has grown or shrunk. */
  changed(): void
}

export function storageView(): StorageView {
  const view = byId('storage-view', HTMLElement)
  const button = byId('storage-persist', HTMLButtonElement)
  const told = message(byId('storage-message', HTMLElement))
  let db: Database | undefined

  async function refresh(): Promise<void> {
    if (!db || view.hidden) return
    const place = placeWords(db.storage)
    write('storage-place', place.name)
    write('storage-place-about', place.about)
    try {
      write('storage-size', bytes(await sizeOf(db)))
      const { usage, quota, persisted } = await estimate()
      write('storage-usage', `${bytes(usage)} of ${bytes(quota)}`)
      byId('storage-meter', HTMLMeterElement).value = quota > 0 ? usage / quota : 0
      showPersisted(persisted, place.lasting)
    } catch (error) {
      told.fail(error)
    }
  }

  function showPersisted(persisted: boolean, lasting: boolean): void {
    const words = lasting ? persistedWords(persisted) : endsWithPage
    write('storage-persisted', words.name)
    write('storage-persisted-about', words.about)
    button.hidden = persisted || !lasting
    button.disabled = false
  }

  button.addEventListener('click', () => {
    void persist()
      .then(granted => {
        if (granted) told.say('The browser promises to keep the database.')
        else told.say('The browser did not promise it. Browsers often do for sites that you bookmark or install.')
        return refresh()
      })
      .catch((error: unknown) => told.fail(error))
  })

  return {
    name: 'storage',
    title: 'Storage',
    element: view,
    shown: () => void refresh(),
    ready(opened) {
      db = opened
      void refresh()
    },
    changed: () => void refresh(),
  }
}

/** https://sqlite.org/pragma.html#pragma_page_count */
async function sizeOf(db: Database): Promise<number> {
  const { size } = await sql<{ size: number }>`
    select page_count * page_size as size from pragma_page_count, pragma_page_size`.one(db)
  return size
}

function write(id: string, text: string): void {
  byId(id, HTMLElement).textContent = text
}
