// A question in its place on the page, answered by one of two buttons.
import { element } from './element.ts'

/** Asks in `place`; true for yes. Whatever is asked there next answers an open question with no. */
export function ask(place: HTMLElement, question: string, yes: string): Promise<boolean> {
  place.dispatchEvent(new Event('cancel'))
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const before = document.activeElement
  const answer = (value: boolean) => {
    if (place.contains(document.activeElement) && before instanceof HTMLElement) before.focus()
    place.hidden = true
    place.replaceChildren()
    resolve(value)
  }
  const confirm = element('button', { type: 'button', class: 'primary' }, yes)
  const cancel = element('button', { type: 'button' }, 'Cancel')
  confirm.addEventListener('click', () => answer(true))
  cancel.addEventListener('click', () => answer(false))
  place.addEventListener('cancel', () => answer(false), { once: true })
  place.replaceChildren(element('p', {}, question), confirm, cancel)
  place.hidden = false
  confirm.focus()
  return promise
}
