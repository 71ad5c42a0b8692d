// Names of models and properties for names of the database.
import pluralize from 'pluralize'
import { isIdentifier } from '../text/layout.ts'

/** The words of a name: at signs that no identifier has, and where capitals begin. */
function words(name: string): string[] {
  return name
    .normalize('NFC')
    .replace(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(word => word !== '')
}

const capital = (word: string): string => {
  const [first = '', ...rest] = word
  return first.toUpperCase() + rest.join('')
}

/** A word in small letters, unless it was written in mixed ones. */
const small = (word: string): string => word.toLowerCase()

function identifier(name: string, otherwise: string): string {
  if (isIdentifier(name)) return name
  return isIdentifier(`_${name}`) ? `_${name}` : otherwise
}

/** `created_at`, `CreatedAt` and `created at` are `createdAt`. */
export function camelCase(name: string): string {
  const [first = '', ...rest] = words(name).map(small)
  return identifier(first + rest.map(capital).join(''), 'column')
}

/** The model of a table of many rows: `heroes` is `Hero`, `order_details` is `OrderDetail`. */
export function modelName(table: string): string {
  const parts = words(table).map(small)
  const last = parts.pop() ?? ''
  return identifier([...parts, singular(last)].map(capital).join(''), 'Model')
}

/** Short words are as likely names of their own: `news`, `bus`. */
const singular = (word: string): string =>
  /^\p{ASCII}+$/u.test(word) && word.length > 3 ? pluralize.singular(word) : word

export const plural = (name: string): string => (/^\p{ASCII}+$/u.test(name) ? pluralize.plural(name) : `${name}List`)

const smallFirst = (name: string): string => {
  const [first = '', ...rest] = name
  return first.toLowerCase() + rest.join('')
}

/** `OrderDetail` as a property: `orderDetail`. */
export const propertyOf = smallFirst

/** What every object has already, in some case or other. */
const isTaken = (name: string): boolean => name in Object.prototype || name.startsWith('$')

/** Longer names than databases take are cut: properties are bound by the same length. */
const MAX_BYTES = 60
const cut = (name: string): string => {
  let short = ''
  for (const character of name) {
    if (Buffer.byteLength(short + character) > MAX_BYTES) break
    short += character
  }
  return short
}

/** Gives each name once, whatever its case is: `name`, `name2`, `name3`. */
export function distinct(taken: Iterable<string> = []): (wanted: string) => string {
  const used = new Set(Array.from(taken, name => name.toLowerCase()))
  return wanted => {
    const short = cut(wanted)
    const base = isTaken(short) ? `${short}_` : short
    let name = base
    for (let at = 2; used.has(name.toLowerCase()); at++) name = `${base}${at}`
    used.add(name.toLowerCase())
    return name
  }
}
