// Casts that servers add when they print an expression.

const NUMBERS = new Set(['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision'])

/** Types that values of others become by themselves: https://www.postgresql.org/docs/current/typeconv.html */
const WIDER = new Set([
  'text',
  'character varying',
  'bpchar',
  'integer',
  'bigint',
  'numeric',
  'double precision',
  'timestamp with time zone',
  'timestamp without time zone',
])

export const isNumeric = (type: string): boolean => NUMBERS.has(type)

/** Whether a cast to the type may be one that nobody wrote. With a size it is always meant. */
export const isDropped = (type: string): boolean => WIDER.has(type.endsWith('[]') ? type.slice(0, -2) : type)
