// Tabs and their panels: arrow keys move between tabs, and only the chosen one is a stop of the tab key.
import { element } from './element.ts'

export interface Tab {
  readonly name: string
  readonly panel: HTMLElement
}

let made = 0

/** The first tab is chosen. */
export function tabs(all: readonly Tab[], label: string): HTMLElement {
  const id = `tabs-${++made}`
  const list = element('div', { class: 'tabs', role: 'tablist', 'aria-label': label })
  const buttons = all.map(({ name, panel }, at) => {
    const button = element(
      'button',
      { type: 'button', role: 'tab', id: `${id}-tab-${at}`, 'aria-controls': `${id}-panel-${at}` },
      name,
    )
    panel.setAttribute('role', 'tabpanel')
    panel.setAttribute('id', `${id}-panel-${at}`)
    panel.setAttribute('aria-labelledby', `${id}-tab-${at}`)
    button.addEventListener('click', () => choose(at))
    return button
  })
  list.append(...buttons)

  function choose(chosen: number): void {
    all.forEach(({ panel }, at) => {
      panel.hidden = at !== chosen
      buttons[at]?.setAttribute('aria-selected', String(at === chosen))
      buttons[at]?.setAttribute('tabindex', at === chosen ? '0' : '-1')
    })
  }

  list.addEventListener('keydown', event => {
    const at = buttons.findIndex(button => button === document.activeElement)
    const to = nextTab(event.key, at, buttons.length)
    if (to === undefined) return
    event.preventDefault()
    choose(to)
    buttons[to]?.focus()
  })
  choose(0)
  return element('div', { class: 'tabbed' }, list, ...all.map(({ panel }) => panel))
}

function nextTab(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (at + 1) % count
  if (key === 'ArrowLeft') return (at + count - 1) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}
