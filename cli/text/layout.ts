// Lays out TypeScript: what fits stands in one line, lists that do not fit are broken into lines of their items.

/** Brackets with items between them; `spaced`: with a space inside of the brackets where all stands in one line. */
export interface List {
  readonly open: string
  readonly items: readonly Layout[]
  readonly close: string
  readonly spaced?: boolean
  /** Set where it is never in one line. */
  readonly broken?: boolean
}

/** A comment, in lines above what it is about. */
export interface Noted {
  readonly note: string
  readonly of: Layout
}

/** Text, a list, pieces that follow each other, or one of these with a comment. */
export type Layout = string | List | Noted | readonly Layout[]

const INDENT = '  '

const isNoted = (layout: List | Noted): layout is Noted => 'note' in layout
const isPieces = (layout: Layout): layout is readonly Layout[] => Array.isArray(layout)

/** All in one line; null where something in it asks for several. */
function flat(layout: Layout): string | null {
  if (typeof layout === 'string') return layout.includes('\n') ? null : layout
  if (isPieces(layout)) return joined(layout.map(flat), '')
  if (isNoted(layout)) return null
  if (layout.broken && layout.items.length > 0) return null
  const items = joined(layout.items.map(flat), ', ')
  if (items === null) return null
  const space = layout.spaced && items !== '' ? ' ' : ''
  return `${layout.open}${space}${items}${space}${layout.close}`
}

const joined = (texts: readonly (string | null)[], separator: string): string | null =>
  texts.includes(null) ? null : texts.join(separator)

/** The text of a layout that begins after `before`, in lines of `width` characters. `behind`: what has to fit after it. */
export function print(layout: Layout, width = 100, before = '', indent = '', behind = 0): string {
  const line = flat(layout)
  const start = before.length - (before.lastIndexOf('\n') + 1)
  if (line !== null && start + line.length + behind <= width) return before + line
  if (typeof layout === 'string') return before + layout
  if ('note' in layout) return print(layout.of, width, `${before}// ${layout.note}\n${indent}`, indent, behind)
  if (!isPieces(layout)) return hugged(layout, width, before, indent) ?? before + brokenList(layout, width, indent)
  if (isChain(layout)) return chained(layout, width, before, indent)
  return layout.reduce<string>((text, piece, at) => {
    const rest = layout[at + 1]
    const next = rest === undefined ? behind : (flat(rest)?.length ?? 1)
    return print(piece, width, text, indent, typeof rest === 'string' ? next : Math.min(next, 1))
  }, before)
}

/** Two calls of methods or more: `text().nullable().unique()`. */
const isChain = ([, ...calls]: readonly Layout[]): boolean => calls.length > 1 && calls.every(isMethod)

const isMethod = (layout: Layout): boolean =>
  isPieces(layout) && typeof layout[0] === 'string' && layout[0].startsWith('.')

/** Each method in a line of its own. */
function chained([first = '', ...calls]: readonly Layout[], width: number, before: string, indent: string): string {
  const inner = indent + INDENT
  return calls.reduce<string>(
    (text, method) => print(method, width, `${text}\n${inner}`, inner, 1),
    print(first, width, before, indent),
  )
}

/** A call whose last argument alone is broken: its brackets stand beside those of the call. */
function hugged({ open, items, close }: List, width: number, before: string, indent: string): string | null {
  const last = items.at(-1)
  if (
    open !== '(' ||
    last === undefined ||
    typeof last === 'string' ||
    isPieces(last) ||
    isNoted(last) ||
    last.open === '('
  )
    return null
  const others = joined(items.slice(0, -1).map(flat), ', ')
  if (others === null) return null
  const start = `${before}${open}${others}${others === '' ? '' : ', '}`
  if (start.length - (start.lastIndexOf('\n') + 1) + 1 > width) return null
  return `${start}${brokenList(last, width, indent)}${close}`
}

function brokenList({ open, items, close }: List, width: number, indent: string): string {
  const inner = indent + INDENT
  const lines = items.map(item => `${print(item, width, inner, inner, 1)},\n`)
  return `${open}\n${lines.join('')}${indent}${close}`
}

export const call = (name: string, ...items: readonly Layout[]): Layout => [name, { open: '(', items, close: ')' }]
export const array = (items: readonly Layout[], broken = false): List => ({ open: '[', items, close: ']', broken })
export const object = (entries: readonly (readonly [string, Layout])[], broken = false): List => ({
  open: '{',
  items: entries.map(([key, value]) => [`${propertyName(key)}: `, value]),
  close: '}',
  spaced: true,
  broken,
})

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u

export const isIdentifier = (name: string): boolean => IDENTIFIER.test(name)

/** What would be the prototype of an object is a property in brackets. */
const propertyName = (name: string): string =>
  name === '__proto__' ? "['__proto__']" : isIdentifier(name) ? name : quoted(name)

/** What a source file cannot hold inside of a text as it is. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

const escapeUnit = (unit: string): string => {
  const code = unit.codePointAt(0) as number
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`
}

/** A text between single quotes, or double ones where that needs fewer escapes. */
export function quoted(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'"
  const inside = text
    .replaceAll('\\', '\\\\')
    .replaceAll(mark, `\\${mark}`)
    .replaceAll('\n', '\\n')
    .replaceAll(UNPRINTABLE, escapeUnit)
  return `${mark}${inside}${mark}`
}

/** A template of SQL that holds exactly this text. */
export function template(tag: string, text: string): string {
  const inside = text
    .replaceAll('\\', '\\\\')
    .replaceAll('`', '\\`')
    .replaceAll('${', '\\${')
    .replaceAll('\r', '\\r')
    .replaceAll(UNPRINTABLE, unit => (unit === '\n' ? unit : escapeUnit(unit)))
  return `${tag}\`${inside}\``
}

/** Plain data: texts, numbers, booleans, null, lists and objects of them. */
export function literal(value: unknown): Layout {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return array(value.map(literal))
  if (typeof value === 'object' && value !== null)
    return object(Object.entries(value).map(([key, inner]) => [key, literal(inner)]))
  return String(value)
}
