// Views go before what they read changes, and come again afterwards. They hold no data.
import type { TableSchema, ViewSchema } from '../../ast/schema.ts'
import { equal, mentions } from './comparable.ts'
import { idOf } from './match.ts'
import type { TableChange } from './parts.ts'
import { add, type Plan } from './plan.ts'
import { sameColumn } from './touched.ts'

/** Each after those that it may read. */
function inOrder(views: readonly ViewSchema[]): ViewSchema[] {
  const entered = new Set<ViewSchema>()
  const done: ViewSchema[] = []
  const visit = (view: ViewSchema): void => {
    if (entered.has(view)) return
    entered.add(view)
    for (const other of views) if (other !== view && mentions(view.sql, other.name)) visit(other)
    done.push(view)
  }
  for (const view of views) visit(view)
  return done
}

export function dropViews(plan: Plan): void {
  const { views } = plan.schema
  const later = new Map(plan.after.views.map(view => [idOf(view), view]))
  const moved = plan.changes.filter(change => isMoved(change))
  const wider = plan.changes.filter(({ pair }) => pair.added.length > 0)
  const namesOf = (changes: readonly TableChange[]): string[] =>
    changes.flatMap(({ pair }) => [pair.old.name, pair.now.name])
  const names = new Set([...namesOf(moved), ...[...plan.dropped, ...plan.created].map(({ name }) => name)])
  const gone = new Set<ViewSchema>()
  const goes = (view: ViewSchema): boolean =>
    !equal(later.get(idOf(view))?.sql, view.sql) ||
    [...names].some(name => mentions(view.sql, name)) ||
    (mentions(view.sql, '*') && namesOf(wider).some(name => mentions(view.sql, name))) ||
    [...gone].some(other => mentions(view.sql, other.name))
  for (;;) {
    const next = views.find(view => !gone.has(view) && goes(view))
    if (!next) break
    gone.add(next)
  }
  for (const view of inOrder(views).toReversed()) {
    if (gone.has(view)) add(plan, { kind: 'dropView', name: view.name, ...schemaOf(view) })
  }
}

const schemaOf = ({ schema }: ViewSchema | TableSchema): { readonly schema?: string } =>
  schema === undefined ? {} : { schema }

/** Whether views on the table may stand in the way. */
function isMoved({ pair, columns, samePrimaryKey }: TableChange): boolean {
  const { touched, renamed } = columns
  const made = pair.columns.some(({ old, now }) => !equal(old.generated, now.generated) && !sameColumn(old, now))
  return renamed || touched.size > 0 || !samePrimaryKey || made
}

export function createViews(plan: Plan): void {
  const there = new Set(plan.schema.views.map(idOf))
  for (const view of inOrder(plan.after.views)) if (!there.has(idOf(view))) add(plan, { kind: 'createView', view })
}
