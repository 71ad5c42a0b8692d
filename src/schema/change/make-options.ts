// Checks what constructors are given: migrations are often written without types, and always by hand.
import { byteLength, MAX_NAME } from '../../model/naming.ts'
import { refuse } from './find.ts'

/** What a value has to be, in words; null where it is. */
export type Rule = (value: unknown) => string | null

const rule =
  (words: string, is: (value: unknown) => boolean): Rule =>
  value =>
    is(value) ? null : words

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const DIALECTS = ['sqlite', 'postgres', 'mysql', 'mariadb']

export const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function isSql(value: unknown): boolean {
  if (!isPlain(value)) return isText(value)
  const entries = Object.entries(value)
  return entries.length > 0 && entries.every(([key, text]) => DIALECTS.includes(key) && isText(text))
}

export const flag: Rule = rule('true or false', value => typeof value === 'boolean')
export const text: Rule = rule('a text', isText)
export const sql: Rule = rule(`SQL: a text, or an object of texts for ${DIALECTS.join(', ')}`, isSql)
export const count: Rule = rule('a whole number above zero', value => Number.isSafeInteger(value) && Number(value) > 0)
export const whole: Rule = rule('a whole number', value => Number.isSafeInteger(value) && Number(value) >= 0)
export const texts: Rule = rule(
  'a list of texts',
  value => Array.isArray(value) && value.length > 0 && value.every(isText),
)
export const differentTexts: Rule = rule(
  'a list of different texts',
  value =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(one => typeof one === 'string') &&
    new Set(value).size === value.length,
)
export const list: Rule = rule('a list', value => Array.isArray(value))
export const record: Rule = rule('an object', isPlain)
/** Looked at by whoever reads it. */
export const anything: Rule = () => null

export const oneOf = (...values: readonly (string | number)[]): Rule =>
  rule(`one of ${values.join(', ')}`, value => values.includes(value as string))

/**
 * The options that were given, each as its rule wants it; those that are undefined were not.
 * @throws MigrationError that says of what, and which option
 */
export function options<T>(given: unknown, rules: Readonly<Record<string, Rule>>, of: string): Partial<T> {
  if (given === undefined) return {}
  if (!isPlain(given)) return refuse(`${of}: its options have to be an object`)
  const entries = Object.entries(given).filter(([, value]) => value !== undefined)
  for (const [key, value] of entries) {
    if (!Object.hasOwn(rules, key)) refuse(`${of}: there is no option ${key}`)
    const wanted = rules[key]?.(value)
    if (wanted) refuse(`${of}: ${key} has to be ${wanted}`)
  }
  return Object.fromEntries(entries) as Partial<T>
}

export function value<T>(given: unknown, wanted: Rule, of: string): T {
  const words = wanted(given)
  return words ? refuse(`${of} has to be ${words}`) : (given as T)
}

/** A name that something gets. Postgres cuts longer ones without a word. */
export function newName(given: unknown, of: string): string {
  const name = value<string>(given, text, of)
  if (name.includes('\0') || !name.isWellFormed()) refuse(`${of} has a character that no database takes`)
  if (byteLength(name) > MAX_NAME) refuse(`${of} is longer than ${MAX_NAME} bytes: ${name}`)
  return name
}

/** Only those that are true: absent means no. */
export const flags = <K extends string>(
  given: Readonly<Record<string, unknown>>,
  ...keys: readonly K[]
): { readonly [F in K]?: true } =>
  Object.fromEntries(keys.flatMap(key => (given[key] === true ? [[key, true]] : []))) as { [F in K]?: true }

/** Only those that were given. */
export const given = <T extends object, K extends keyof T>(all: T, ...keys: readonly K[]): Given<T, K> =>
  Object.fromEntries(keys.flatMap(key => (all[key] === undefined ? [] : [[key, all[key]]]))) as Given<T, K>

export type Given<T, K extends keyof T> = { readonly [P in K]?: Exclude<T[P], undefined> }
