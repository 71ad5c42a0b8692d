// The JSON Schema of each kind of column, as `{ from: 'json' }` takes it.
// https://json-schema.org/draft/2020-12/json-schema-validation

/** What is asked of a column's description. */
export interface Described {
  readonly kind: string
  readonly bits?: number
  readonly precision?: number
  readonly scale?: number
  readonly values?: readonly string[]
  readonly item?: Described
}
export type Form = Record<string, unknown>

const TIME = '([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,3})?)?'
const DATE = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])'
const DURATION = 'P(\\d+W|(?=.)(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+(\\.\\d{1,3})?S)?)?)'

const text = (more: Form): Form => ({ type: 'string', ...more })
const pattern = (source: string): Form => text({ pattern: `^${source}$` })

/** Formats that would ask for a zone (`time`, `date-time`) or know no sign (`duration`) are patterns instead. */
const FORMS: Readonly<Record<string, (type: Described) => Form>> = {
  text: () => text({}),
  integer: ({ bits = 32 }) => {
    const limit = 2 ** (bits - 1)
    return {
      type: 'integer',
      minimum: bits === 53 ? Number.MIN_SAFE_INTEGER : -limit,
      maximum: bits === 53 ? Number.MAX_SAFE_INTEGER : limit - 1,
    }
  },
  bigint: () => pattern('-?\\d{1,19}'),
  real: () => ({ type: 'number' }),
  decimal: ({ precision = 0, scale = 0 }) => {
    const whole = precision > scale ? `0*\\d{1,${precision - scale}}` : '0+'
    return pattern(`-?${whole}(\\.${scale > 0 ? `\\d{1,${scale}}0*` : '0+'})?`)
  },
  boolean: () => ({ type: 'boolean' }),
  timestamp: () => text({ format: 'date-time' }),
  plainDate: () => text({ format: 'date' }),
  plainTime: () => pattern(TIME),
  plainDateTime: () => pattern(`${DATE}T${TIME}`),
  interval: () => pattern(`-?${DURATION}`),
  uuid: () => text({ format: 'uuid' }),
  blob: () => text({ contentEncoding: 'base64' }),
  enum: ({ values = [] }) => text({ enum: [...values] }),
  array: ({ item }) => ({ type: 'array', items: (item && formOf(item)) ?? {} }),
}

/** undefined for values with a schema of their own: that says what they are. */
export const formOf = (type: Described): Form | undefined => FORMS[type.kind]?.(type)
