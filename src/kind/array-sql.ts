// Lists in SQL that keeps them as JSON: https://sqlite.org/json1.html
import type { Operand, OwnTemplate } from '../ast/value-type.ts'

/** Null where one of the lists is. */
const known = ([left, right]: readonly Operand[], sql: string): string =>
  `CASE WHEN ${left?.sql} IS NOT NULL AND ${right?.sql} IS NOT NULL THEN ${sql} END`

const items = (list: Operand | undefined): string => `SELECT value FROM json_each(${list?.sql})`

/** Both lists hold items of one form, so that these can meet as JSON has them. */
export const arrayContains: OwnTemplate = args =>
  known(args, `NOT EXISTS (${items(args[1])} WHERE value NOT IN (${items(args[0])}))`)

export const arrayOverlaps: OwnTemplate = args =>
  known(args, `EXISTS (${items(args[1])} WHERE value IN (${items(args[0])}))`)

export const arrayLength: OwnTemplate = ([list]) => `json_array_length(${list?.sql})`
