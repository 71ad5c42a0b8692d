// A join that names a relation: its condition is the foreign key.
import type { RelationDescription } from '../ast/column.ts'
import * as op from '../ast/op.ts'
import type { Join, JoinKind } from '../ast/query.ts'
import { Expr } from '../expression/expr.ts'
import { BOOLEAN } from '../kind/boolean.ts'
import type { Drafts, TableDraft } from '../model/drafts.ts'
import type { ModelObject, RelationHandle } from '../model/model.ts'

/**
 * A relation as it stands on a model or an alias: one join, or two where a link table stands between.
 *
 * @param drafts - the models of the schema, by name
 */
export const relationHandle = (
  description: RelationDescription,
  from: ModelObject,
  drafts: Drafts,
): RelationHandle => ({
  '~relation': {
    description,
    source: from.$,
    joins(kind) {
      const { here, there, target, through } = description
      const model = (name: string): ModelObject => (drafts.get(name) as TableDraft).model
      if (!through) return [join(kind, model(target), there, from, here)]
      const link = model(through.model)
      return [join(kind, link, through.here, from, here), join(kind, model(target), there, link, through.there)]
    },
  },
})

function join(
  kind: JoinKind,
  to: ModelObject,
  there: readonly string[],
  from: ModelObject,
  here: readonly string[],
): Join {
  const parts = there.map((key, at) => new Expr(op.EQ, to[key], from[here[at] as string], BOOLEAN))
  return { kind, source: to.$, on: parts.length === 1 ? (parts[0] as Expr) : new Expr(op.AND, null, parts, BOOLEAN) }
}
