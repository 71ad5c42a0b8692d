// What became of an action, in words beside it.
import { element } from './element.ts'
import { failureParts } from './failure.ts'

export interface Message {
  say(text: string): void
  fail(error: unknown): void
  clear(): void
}

export function message(place: HTMLElement): Message {
  return {
    say: text => place.replaceChildren(element('p', {}, text)),
    fail: error => place.replaceChildren(...failureParts(error)),
    clear: () => place.replaceChildren(),
  }
}
