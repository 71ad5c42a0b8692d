// Arrays as text: https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO
import { fail } from '../fail.ts'

const PLAIN = /^[\w+.:-]+$/

/** `{1,"a b",NULL}` of items that are text already. */
export function arrayText(items: readonly (string | null)[]): string {
  return `{${items.map(itemText).join(',')}}`
}

function itemText(item: string | null): string {
  if (item === null) return 'NULL'
  if (PLAIN.test(item) && item.toUpperCase() !== 'NULL') return item
  return `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

type Item = string | null | Item[]

/** The items of an array as texts; arrays inside are arrays. */
export function parseArray(text: string): Item[] {
  const start = text.indexOf('{')
  if (start < 0) fail('is no array')
  const reader = { text, at: start + 1 }
  return items(reader)
}

interface Reader {
  readonly text: string
  at: number
}

function items(reader: Reader): Item[] {
  const found: Item[] = []
  const { text } = reader
  while (reader.at < text.length) {
    const character = text[reader.at]
    if (character === '}') {
      reader.at++
      return found
    }
    if (character === ',') reader.at++
    else if (character === '{') {
      reader.at++
      found.push(items(reader))
    } else found.push(character === '"' ? quoted(reader) : bare(reader))
  }
  return fail('is no array')
}

function quoted(reader: Reader): string {
  const { text } = reader
  let item = ''
  for (let at = reader.at + 1; at < text.length; at++) {
    if (text[at] === '"') {
      reader.at = at + 1
      return item
    }
    if (text[at] === '\\') at++
    item += text[at]
  }
  return fail('is no array')
}

function bare(reader: Reader): string | null {
  const end = /[,}]/g
  end.lastIndex = reader.at
  const stop = end.exec(reader.text)?.index ?? reader.text.length
  const item = reader.text.slice(reader.at, stop)
  reader.at = stop
  return item === 'NULL' ? null : item
}
