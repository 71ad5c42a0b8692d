// Fills the shop, with a bar that shows how far it is and a button that takes it all back.
import { AbortedError, type Database } from 'isomodel'
import { fillShop } from '../../shop/fill.ts'
import { byId } from '../element.ts'
import type { Message } from '../message.ts'
import { duration, number, plural } from '../words.ts'

export interface FillOptions {
  readonly seed: number
  readonly message: Message
}

/** Answers whether the shop was filled. */
export async function fillWithProgress(db: Database, { seed, message }: FillOptions): Promise<boolean> {
  const box = byId('data-progress', HTMLElement)
  const bar = byId('fill-progress', HTMLProgressElement)
  const figures = byId('fill-figures', HTMLElement)
  const cancel = byId('fill-cancel', HTMLButtonElement)
  const stop = new AbortController()
  const onCancel = () => stop.abort()
  cancel.addEventListener('click', onCancel)
  bar.value = 0
  figures.textContent = 'Making up rows…'
  box.hidden = false
  message.clear()
  try {
    await nextFrame()
    const start = performance.now()
    const rows = await fillShop(db, {
      seed,
      signal: stop.signal,
      onProgress({ done, total }) {
        bar.value = done / total
        figures.textContent = `${number(done)} of ${plural(total, 'row')}`
      },
    })
    message.say(`The shop is filled: ${plural(rows, 'row')} in ${duration(performance.now() - start)}.`)
    return true
  } catch (error) {
    if (error instanceof AbortedError) message.say('Cancelled: the database is as it was before.')
    else message.fail(error)
    return false
  } finally {
    cancel.removeEventListener('click', onCancel)
    box.hidden = true
  }
}

/** The bar is painted before rows are made, which keeps the page busy for a moment. */
const nextFrame = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
