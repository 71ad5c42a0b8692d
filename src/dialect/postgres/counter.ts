// The sequences behind keys that Postgres makes: https://www.postgresql.org/docs/current/sql-createsequence.html
import type { Altered, ColumnWords, TableWords } from '../alter.ts'
import { literalText } from './text.ts'

/** The sequence that a default takes its values from, as SQL names it. */
function sequenceOf({ default: value }: ColumnWords): string | null {
  const found = /^\s*(?:pg_catalog\.)?nextval\(\s*'((?:[^']|'')+)'(?:::(?:regclass|text))*\s*\)\s*$/i.exec(value ?? '')
  return found?.[1]?.replaceAll("''", "'") ?? null
}

const becomesIdentity = (from: ColumnWords, to: ColumnWords): boolean =>
  (to.schema.identity ?? false) && !from.schema.identity

/** A sequence that belongs to the column would be taken for that of the identity. */
export function releasedCounter(_on: Altered, from: ColumnWords, to: ColumnWords): string[] {
  const sequence = becomesIdentity(from, to) ? sequenceOf(from) : null
  return sequence === null ? [] : [`ALTER SEQUENCE ${sequence} OWNED BY NONE`]
}

/** The new counter goes on where the old one was, or after the highest key: no key is used twice. */
export function counted({ after }: Altered, from: ColumnWords, to: ColumnWords): string[] {
  if (!becomesIdentity(from, to)) return []
  const own = `pg_get_serial_sequence(${literalText(after.name)}, ${literalText(to.schema.name)})`
  const sequence = sequenceOf(from)
  const highest = `(SELECT greatest(max(${to.name}), 0) + 1 FROM ${after.name})`
  if (sequence === null) return [`SELECT setval(${own}, ${highest}, false)`]
  const next = `(SELECT last_value + CASE WHEN is_called THEN 1 ELSE 0 END FROM ${sequence})`
  const gone = isOwn(sequence, after, to) ? [`DROP SEQUENCE ${sequence}`] : []
  return [`SELECT setval(${own}, greatest(${highest}, ${next}), false)`, ...gone]
}

/** The sequence that `serial` makes; any other may serve more than this column. */
const isOwn = (sequence: string, { schema }: TableWords, column: ColumnWords): boolean =>
  (sequence.split('.').at(-1) as string).replaceAll('"', '') === `${schema.name}_${column.schema.name}_seq`
