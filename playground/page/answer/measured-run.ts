// Runs a query for a panel, with the bounds of this page.
import type { Statement } from 'isomodel'
import type { Shop } from '../../database/open.ts'
import { measure } from '../../run/measure.ts'
import type { AnswerPanel } from './answer-panel.ts'

/** A grid of more rows than this helps nobody. */
const maxRows = 100_000
const timeout = 30_000

export async function runInto(panel: AnswerPanel, shop: Shop, query: () => Promise<Statement<unknown>>): Promise<void> {
  panel.busy()
  try {
    panel.show(await measure(await query(), shop.db, { maxRows, timeout, spent: shop.times.spent }))
  } catch (error) {
    panel.fail(error)
  }
}
