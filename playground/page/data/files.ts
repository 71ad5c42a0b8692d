// The database as a file: taken along, and brought back.
import type { Database } from 'isomodel'
import { exportFile, importFile } from 'isomodel/sqlite-wasm'
import { element } from '../element.ts'
import type { Message } from '../message.ts'
import { ask } from '../question.ts'
import { bytes } from '../words.ts'

/** Lets the browser save the database. */
export async function download(db: Database, message: Message): Promise<void> {
  try {
    const file = await exportFile(db)
    const address = URL.createObjectURL(file)
    element('a', { href: address, download: 'record-shop.sqlite' }).click()
    // The download has begun by then; the address would keep the whole file in memory.
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
    message.say(`Exported as record-shop.sqlite, ${bytes(file.size)}.`)
  } catch (error) {
    message.fail(error)
  }
}

export interface Bring {
  readonly file: File
  /** Where the question stands that comes before anything is replaced. */
  readonly question: HTMLElement
  readonly message: Message
}

/** Replaces the database by the file; answers whether it did. */
export async function bring(db: Database, { file, question, message }: Bring): Promise<boolean> {
  message.clear()
  const sentence = `${file.name} (${bytes(file.size)}) will replace everything that the database holds now.`
  if (!(await ask(question, sentence, 'Replace'))) return false
  try {
    message.say(`Importing ${file.name}…`)
    await importFile(db, file)
    message.say(`${file.name} is the database now.`)
    return true
  } catch (error) {
    message.fail(error)
    return false
  }
}
