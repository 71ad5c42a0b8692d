// Views in the place of a table.
import * as op from '../ast/op.ts'
import type { OwnSource, ViewDefinition } from '../ast/query.ts'
import { claim } from './claim.ts'
import { type Context, tableName } from './context.ts'
import { nameId, put } from './tokens.ts'

/** The source for a view. */
export const viewSource = (view: ViewDefinition): OwnSource => ({
  view,
  walk() {
    put(op.SQL)
    put(nameId('VIEW'))
    put(view.number)
  },
  write(ctx: Context) {
    const name = tableName(ctx, view)
    claim(ctx, name, 'view')
    return name
  },
})
