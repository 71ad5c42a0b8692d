// What people type into a search box, as data: words, phrases, beginnings of words, exclusions and alternatives.

/** Words that follow each other; `prefix`: the only word may go on. */
export interface Term {
  readonly words: readonly string[]
  readonly prefix: boolean
}
/** A text is found that has all of some terms, and none of others. */
export interface Alternative {
  readonly all: readonly Term[]
  readonly none: readonly Term[]
}

/** Letters, decimal digits, and marks on them; variation selectors of emoji are marks only by their category. */
const WORD = /[\p{L}\p{Nd}](?:(?![\uFE0E\uFE0F])[\p{L}\p{Nd}\p{Mn}\p{Mc}])*/gu
/** A phrase, or anything up to the next space or quote; a quote without another is none. */
const PART = /(-?)"([^"]*)"|[^\s"]+/gu
const PREFIX = /[\p{L}\p{Nd}\p{Mn}\p{Mc}]\*$/u

/** Nobody types more, and each database has a limit somewhere above. */
const MOST_WORDS = 64
/** The longest word that InnoDB indexes has 84: https://dev.mysql.com/doc/refman/8.4/en/fulltext-fine-tuning.html */
const LONGEST = 80

const wordsIn = (text: string): string[] => text.match(WORD) ?? []

const isTooLong = ({ words }: Term): boolean =>
  words.some(word => word.length > LONGEST && Array.from(word).length > LONGEST)

/**
 * What a text asks for, as alternatives, of which those that nothing can fit are left out. `isLost` tells the terms that a
 * database knows no text to have, besides those with words of more than 80 characters.
 */
export function parse(text: string, isLost: (term: Term) => boolean = () => false): Alternative[] {
  const found: { all: Term[]; none: Term[] }[] = [{ all: [], none: [] }]
  let count = 0
  for (const [part, minus, phrase] of text.matchAll(PART)) {
    if (part === 'OR') {
      found.push({ all: [], none: [] })
      continue
    }
    const words = wordsIn(phrase ?? part)
    count += words.length
    if (count > MOST_WORDS) break
    const alternative = found.at(-1) as (typeof found)[0]
    const excluded = phrase === undefined ? part.startsWith('-') : minus === '-'
    const prefix = phrase === undefined && words.length === 1 && PREFIX.test(part)
    if (words.length) alternative[excluded ? 'none' : 'all'].push({ words, prefix })
  }
  const impossible = (term: Term): boolean => isTooLong(term) || isLost(term)
  return found
    .filter(({ all }) => all.length > 0 && !all.some(impossible))
    .map(({ all, none }) => ({ all, none: none.filter(term => !impossible(term)) }))
}
