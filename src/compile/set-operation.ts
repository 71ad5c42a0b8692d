// UNION, INTERSECT and EXCEPT.
import * as op from '../ast/op.ts'
import type { OwnSource, SelectPlan } from '../ast/query.ts'
import { UnsupportedError } from '../error/definition.ts'
import type { Context } from './context.ts'
import { type OwnColumns, unseen, writePart } from './part.ts'
import { nameId, put } from './tokens.ts'
import { walkSelect } from './walk.ts'

/** The words between the queries. */
export type SetWord = 'UNION' | 'UNION ALL' | 'INTERSECT' | 'INTERSECT ALL' | 'EXCEPT' | 'EXCEPT ALL'

/** Queries with the same columns as one source. Each database takes the same word between all parts from left to right. */
export const setOperation = (word: SetWord, parts: readonly SelectPlan[], columns: OwnColumns): OwnSource => ({
  walk() {
    put(op.SQL)
    put(nameId(word))
    put(parts.length)
    for (const part of parts) walkSelect(part, 0)
  },
  write(ctx: Context) {
    const { name, sources } = ctx.dialect
    if (/(?:SECT|CEPT) ALL/.test(word) && !sources?.keepsDuplicates) throw new UnsupportedError(word, name)
    return unseen(ctx, () => `(${parts.map(part => writePart(part, columns, ctx)).join(` ${word} `)})`)
  },
  reads: parts,
})
