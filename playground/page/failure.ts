// An error as the page shows it: the sentence it brings, and what to do about it.
import { IsomodelError } from 'isomodel'
import { element } from './element.ts'
import { errorText } from './words.ts'

const unchanged = 'Nothing was changed.'

/** What helps, by the code of the error. */
const advice: Readonly<Record<string, string>> = {
  UNIQUE: unchanged,
  FOREIGN_KEY: unchanged,
  NOT_NULL: unchanged,
  CHECK: unchanged,
  VALIDATION: 'Nothing was sent to the database.',
  QUOTA:
    'Nothing was changed. Free some space for this site, or export the database and import it where there is more.',
  LOCK_TIMEOUT: 'Run it again.',
  CONNECTION_LOST: 'Reload the page to open the database again.',
  UNSUPPORTED: 'Nothing was sent to the database.',
}

export function adviceFor(error: unknown): string {
  if (!(error instanceof IsomodelError)) return ''
  if (error.code === 'QUERY' && error.message.includes('no such table')) {
    return 'The database that is open is not the record shop, or it is still empty: fill it under Data.'
  }
  return advice[error.code] ?? ''
}

export function failureParts(error: unknown): HTMLElement[] {
  const advised = adviceFor(error)
  const parts = [element('p', { class: 'problem' }, errorText(error))]
  if (advised) parts.push(element('p', { class: 'note' }, advised))
  return parts
}
