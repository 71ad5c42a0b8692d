// Says that the shop has no rows yet, above every view that needs some.
import type { Database } from 'isomodel'
import { countRows } from '../shop/tables.ts'
import { byId } from './element.ts'

export interface EmptyNotice {
  /** Shows or hides it by what the database holds. */
  look(db: Database): Promise<void>
}

export function emptyNotice(fill: () => void): EmptyNotice {
  const notice = byId('empty', HTMLElement)
  byId('fill-now', HTMLButtonElement).addEventListener('click', () => {
    notice.hidden = true
    fill()
  })
  return {
    async look(db) {
      const counts = await countRows(db)
      notice.hidden = counts.some(({ rows }) => rows > 0)
    },
  }
}
