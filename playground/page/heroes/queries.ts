// The five queries, and the button that runs all of them.
import type { Database } from 'isomodel'
import { examples } from '../../queries/examples.ts'
import { byId } from '../element.ts'
import { queryCard, type Ran } from './query-card.ts'
import { duration, plural } from '../words.ts'

export function showQueries(): { ready(db: Database): void } {
  const cards = examples.map(queryCard)
  const button = byId('run-all', HTMLButtonElement)
  const summary = byId('run-all-summary', HTMLElement)
  byId('query-cards', HTMLElement).append(...cards.map(card => card.element))

  async function runAll(db: Database): Promise<void> {
    const done: Ran[] = []
    for (const card of cards) {
      const ran = await card.run(db)
      if (ran) done.push(ran)
    }
    const rows = done.reduce((sum, ran) => sum + ran.rows, 0)
    const time = done.reduce((sum, ran) => sum + ran.milliseconds, 0)
    const failed = cards.length - done.length
    summary.textContent = failed
      ? `${failed} of ${cards.length} queries failed.`
      : `${plural(rows, 'row')} in ${duration(time)}`
  }

  return {
    ready(db) {
      for (const card of cards) card.ready(db)
      button.disabled = false
      button.addEventListener('click', () => void runAll(db))
    },
  }
}
