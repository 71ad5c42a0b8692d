// Why a text gave no query, in words.

export const notAQuery =
  'The last expression is no query: end with from(...), insertInto(...), update(...), deleteFrom(...) or sql`...`'

export const noModule = (name: string): string =>
  `There is no module '${name}' here: what isomodel exports, the models of the shop and v of valibot need no import`

export const thrownMessage = (error: unknown): string => {
  const message = error instanceof Error ? error.message : `It threw ${String(error)}`
  return error instanceof ReferenceError && /\bdb\b/.test(message)
    ? `${message}: the page runs the query itself, so leave out the last call, such as .all(db)`
    : message
}

/** Why a value is no query that can run. */
export function valueMessage(value: unknown): string {
  if (Array.isArray(value)) return notAQuery
  if (has(value, 'bind')) return 'A prepared query lacks its parameters: end with the query that prepare() is given'
  if (has(value, 'values')) return 'insertInto(...) lacks its rows: go on with .values(...) or .from(...)'
  if (has(value, 'set')) return 'update(...) lacks its values: go on with .set(...)'
  if (has(value, 'everyRow'))
    return 'This would write every row: go on with .where(...), or with .everyRow() to mean it'
  return notAQuery
}

const has = (value: unknown, name: string): boolean =>
  typeof (value as Readonly<Record<string, unknown>> | null | undefined)?.[name] === 'function'
