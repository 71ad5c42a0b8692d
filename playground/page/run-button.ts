// A button that runs something once at a time.
import { element } from './element.ts'

export interface RunButton {
  readonly element: HTMLButtonElement
  ready(): void
  press(): void
}

export function runButton(name: string, hiddenName: string, run: () => Promise<void>): RunButton {
  const button = element(
    'button',
    { type: 'button', class: 'primary', disabled: '' },
    name,
    element('span', { class: 'hidden' }, hiddenName),
  )
  let running = false
  let open = false

  async function press(): Promise<void> {
    if (running || !open) return
    running = true
    button.setAttribute('aria-busy', 'true')
    try {
      await run()
    } finally {
      running = false
      button.removeAttribute('aria-busy')
    }
  }

  button.addEventListener('click', () => void press())
  return {
    element: button,
    ready() {
      open = true
      button.disabled = false
    },
    press: () => void press(),
  }
}
