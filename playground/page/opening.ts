// Opens the database, and says in words why it does not open and what can be done.
import { openShop, type Place, type Shop } from '../database/open.ts'
import { byId, element } from './element.ts'
import { errorText } from './words.ts'

/** Answers when it is open, however often it has to be tried. */
export async function opening(): Promise<Shop> {
  const status = byId('status', HTMLElement)
  for (let place: Place = 'opfs'; ;) {
    status.dataset['state'] = 'loading'
    status.textContent = 'Loading SQLite…'
    try {
      const shop = await openShop(place)
      status.dataset['state'] = 'ready'
      status.textContent = `SQLite ${shop.version} is ready`
      return shop
    } catch (error) {
      status.dataset['state'] = 'failed'
      status.textContent = 'SQLite did not start'
      place = await nextTry(error)
    }
  }
}

/** In another tab it is kept well, and a second one beside it would only confuse. */
const isElsewhere = (error: unknown): boolean => error instanceof Error && error.message.includes('another tab')

/** Nothing is decided for the user: a database in memory is lost with the page. */
function nextTry(error: unknown): Promise<Place> {
  const failure = byId('failure', HTMLElement)
  const { promise, resolve } = Promise.withResolvers<Place>()
  const choice = (text: string, place: Place) => {
    const button = element('button', { type: 'button' }, text)
    button.addEventListener('click', () => {
      failure.hidden = true
      resolve(place)
    })
    return button
  }
  failure.replaceChildren(
    element('p', { class: 'problem' }, errorText(error)),
    choice('Try again', 'opfs'),
    ...(isElsewhere(error) ? [] : [choice('Save it as a snapshot', 'snapshot')]),
    choice('Work in memory', 'memory'),
  )
  failure.hidden = false
  return promise
}
