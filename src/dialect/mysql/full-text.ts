// Full-text search of InnoDB: https://dev.mysql.com/doc/refman/8.4/en/fulltext-search.html
import type { FullTextDefinitions } from '../definitions.ts'
import type { FullTextWords, SearchedIndex } from '../dialect.ts'
import { type Alternative, parse, type Term } from '../search.ts'
import type { Flavour } from './flavour.ts'
import { textLiteral } from './text.ts'

/**
 * What begins every word of the index. InnoDB leaves out short and frequent words, and has a list of them
 * (https://dev.mysql.com/doc/refman/8.4/en/fulltext-stopwords.html): with these letters before it no word is short, and
 * none is in the list.
 */
const MARK = 'zz'
/** Between columns stands what is no word of any text, so that phrases stay inside one. */
const BETWEEN = ` yyy ${MARK}`

/** In lower case; the two small sigmas are one letter. */
const lowered = (text: string): string => `replace(lower(${text}), 'ς', 'σ')`

/** Whatever is neither letter, digit nor mark separates words; some marks only choose between pictures. */
function marked(column: string): string {
  const text = `replace(replace(${lowered(`coalesce(${column}, '')`)}, '\uFE0E', ' '), '\uFE0F', ' ')`
  return `regexp_replace(${text}, ${textLiteral('[^\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}]+')}, ' ${MARK}')`
}

/**
 * Letters and marks that the servers take for separators, from and to: those that came to Unicode after version 4, and those
 * beyond the basic plane. Alone behind the mark they would be nothing, and the mark with a star is every word.
 */
const UNKNOWN: readonly (readonly [first: number, last: number])[] = [
  [0x0370, 0x0377],
  [0x037f, 0x037f],
  [0x03cf, 0x03cf],
  [0x0514, 0x0560],
  [0x0588, 0x0588],
  [0x0616, 0x0620],
  [0x063b, 0x063f],
  [0x065f, 0x065f],
  [0x076e, 0x0900],
  [0x093a, 0x093b],
  [0x094e, 0x094f],
  [0x0955, 0x0957],
  [0x0971, 0x0980],
  [0x1a20, 0x1cfa],
  [0x1dcb, 0x1dff],
  [0x1e9c, 0x1e9f],
  [0x1efa, 0x1eff],
  [0x2c2f, 0x2c2f],
  [0x2c5f, 0x2c7f],
  [0x2de0, 0x2e2f],
  [0x9fa6, 0x9fff],
  [0xa4d0, 0xa7ff],
  [0xa82c, 0xa82c],
  [0xa880, 0xabf9],
  [0xd7b0, 0xd7fb],
  [0x10000, 0x10ffff],
]

function isUnknown(character: string): boolean {
  const point = character.codePointAt(0) as number
  return UNKNOWN.some(([first, last]) => point >= first && point <= last)
}
const isLost = ({ words }: Term): boolean => words.some(word => Array.from(word).some(isUnknown))

/** https://dev.mysql.com/doc/refman/8.4/en/fulltext-boolean.html */
function term({ words, prefix }: Term): string {
  const all = words.map(word => MARK + word).join(' ')
  return prefix ? `${all}*` : `"${all}"`
}

const alternative = ({ all, none }: Alternative): string =>
  [...all.map(one => `+${term(one)}`), ...none.map(one => `-(+${term(one)})`)].join(' ')

function encode(text: string): string {
  const found = parse(text, isLost).map(alternative)
  return found.length > 1 ? found.map(one => `(${one})`).join(' ') : (found[0] ?? '')
}

const relevance = ({ source, name }: SearchedIndex): string =>
  `MATCH (${source}.${name}) AGAINST (${lowered('?')} IN BOOLEAN MODE)`

export const fullText: FullTextWords = {
  condition: index => ({ sql: `${relevance(index)} > 0`, encode: [encode] }),
  rank: index => ({ sql: relevance(index), encode: [encode] }),
}

/** The words stand in a column of their own, which no query sees that does not name it. */
export const fullTextDefinitions = (flavour: Flavour['name']): FullTextDefinitions => ({
  // https://dev.mysql.com/doc/refman/8.4/en/innodb-fulltext-index.html#innodb-fulltext-index-transaction
  findsUncommitted: false,
  create({ table, columns, named }) {
    const words = `concat('${MARK}', ${columns.map(marked).join(`, '${BETWEEN}', `)})`
    // https://dev.mysql.com/doc/refman/8.4/en/invisible-columns.html
    const hidden = flavour === 'mariadb' ? 'INVISIBLE' : '/*!80023 INVISIBLE */'
    const column = `${named('')} longtext GENERATED ALWAYS AS (${words}) STORED ${hidden}`
    return [`ALTER TABLE ${table} ADD COLUMN ${column}, ADD FULLTEXT INDEX ${named('')} (${named('')})`]
  },
  // It goes with its table.
  drop: () => [],
})
