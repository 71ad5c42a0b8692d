// Full-text search of Postgres: https://www.postgresql.org/docs/current/textsearch.html
import type { FullTextDefinitions } from '../definitions.ts'
import type { FullTextWords, Parameterized, SearchedIndex } from '../dialect.ts'
import { parse, type Term } from '../search.ts'

/**
 * What stands between words. The parser of Postgres would see addresses, paths, tags and signs of numbers in it, and knows
 * the letters of the database's locale. Punctuation and spaces are classes; symbols and numbers that are no digits have none.
 * https://www.postgresql.org/docs/current/textsearch-parsers.html
 */
const SEPARATORS =
  '[[:punct:][:space:][:cntrl:]$+<=>^`|~\\u00A2-\\u00A9\\u00AC-\\u00B4\\u00B8\\u00B9\\u00BC-\\u00BE\\u00D7\\u00F7' +
  '\\u02C2-\\u02C5\\u02D2-\\u02DF\\u0488\\u0489\\u2000-\\u2070\\u2072-\\u207E\\u2080-\\u208F\\u20A0-\\u20CF' +
  '\\u20DD-\\u20E0\\u20E2-\\u20E4\\u2150-\\u2BFF\\u3000-\\u3004\\u3012\\u3013\\u3020\\u309B\\u309C\\u3200-\\u33FF' +
  '\\u4DC0-\\u4DFF\\uFE0E\\uFE0F\\uFEFF\\uFF0B\\uFF1C-\\uFF1E\\uFF3E\\uFF40\\uFF5C\\uFF5E\\uFFE0-\\uFFFD' +
  '\\U0001D100-\\U0001D1FF\\U0001F000-\\U0001FBFF]+'

/** In the lower case of all languages; the two small sigmas are one letter. */
const lowered = (text: string): string => `translate(lower(${text} COLLATE "und-x-icu"), 'ς', 'σ')`

/** What begins every word, so that `1e5th` is one, and not a number and a word. */
const MARK = 'z'

const marked = (column: string): string =>
  `regexp_replace(${lowered(`coalesce(${column}, '')`)}, '${SEPARATORS}', ' ${MARK}', 'g')`

/** The words of all columns. What stands between them is no word of any text, and keeps phrases inside one column. */
const vector = (columns: readonly string[]): string =>
  `to_tsvector('simple', '${MARK}' || ${columns.map(marked).join(` || ' y ${MARK}' || `)})`

const QUERY = `to_tsquery('simple', ${lowered('?::text')})`

/** Quoted, so that nothing in it is an operator: https://www.postgresql.org/docs/current/datatype-textsearch.html */
const term = ({ words, prefix }: Term): string => `'${words.map(word => MARK + word).join(' ')}'${prefix ? ':*' : ''}`

const encode = [
  (text: string): string =>
    parse(text)
      .map(({ all, none }) => `(${[...all.map(term), ...none.map(one => `!${term(one)}`)].join(' & ')})`)
      .join(' | '),
]

/** A row without the words would have a rank too, next to nothing. */
function rank({ columns }: SearchedIndex): Parameterized {
  const both = `SELECT ${vector(columns)} AS found, ${QUERY} AS asked OFFSET 0`
  const sql = `(SELECT CASE WHEN found @@ asked THEN ts_rank(found, asked) ELSE 0 END::float8 FROM (${both}) AS "~rank")`
  return { sql, encode }
}

export const fullText: FullTextWords = {
  condition: ({ columns }) => ({ sql: `${vector(columns)} @@ ${QUERY}`, encode }),
  rank,
}

export const fullTextDefinitions: FullTextDefinitions = {
  findsUncommitted: true,
  create: ({ table, columns, named }) => [`CREATE INDEX ${named('')} ON ${table} USING gin (${vector(columns)})`],
  // It goes with its table.
  drop: () => [],
}
