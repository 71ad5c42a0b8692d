// Which view is shown: the one that the address names.
import { element } from './element.ts'

export interface View {
  /** Its name in the address: `#data`; what follows a slash is the view's own. */
  readonly name: string
  readonly title: string
  readonly element: HTMLElement
  /** Called whenever the view comes into sight. */
  shown?(rest: string): void
}

/** The first view is the one of an address that names none. */
export function showViews(views: readonly View[], bar: HTMLElement): void {
  const links = views.map(({ name, title }) => element('a', { href: `#${name}` }, title))
  bar.replaceChildren(...links)

  function show(moveFocus: boolean): void {
    const [name = '', ...rest] = decodeURIComponent(location.hash.slice(1)).split('/')
    const current = views.find(view => view.name === name) ?? views[0]
    const before = views.find(view => !view.element.hidden)
    views.forEach((view, at) => {
      view.element.hidden = view !== current
      if (view === current) links[at]?.setAttribute('aria-current', 'page')
      else links[at]?.removeAttribute('aria-current')
    })
    document.title = `${current?.title}, isomodel playground`
    current?.shown?.(rest.join('/'))
    if (current === before) return
    window.scrollTo(0, 0)
    if (moveFocus) current?.element.querySelector<HTMLElement>('h1')?.focus()
  }

  window.addEventListener('hashchange', () => show(true))
  show(false)
}
