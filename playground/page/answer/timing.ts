// The time of a run as a bar and in figures.
import { element } from '../element.ts'
import { duration } from '../words.ts'
import { type Timing, timingParts } from './timing-parts.ts'

export function timingBar(timing: Timing): HTMLElement {
  const parts = timingParts(timing)
  const bar = element('div', { class: 'timing-bar', 'aria-hidden': 'true' })
  const figures = element('dl', { class: 'timing' })
  for (const { name, about, time } of parts) {
    const kind = name.toLowerCase()
    const share = element('span', { 'data-part': kind })
    share.style.flexGrow = String(time)
    bar.append(share)
    figures.append(
      element(
        'div',
        { 'data-part': kind },
        element('dt', {}, name),
        element('dd', {}, duration(time)),
        element('dd', { class: 'note' }, about),
      ),
    )
  }
  figures.append(
    element('div', {}, element('dt', {}, 'Total'), element('dd', {}, duration(timing.total)), element('dd')),
  )
  return element('div', {}, bar, figures)
}
