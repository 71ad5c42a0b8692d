// The models of a database as a source file.
import type { DialectName, InspectedSchema, OtherObject, ViewSchema } from 'isomodel/migrate'
import { call, type Layout, literal, object, print, quoted, template } from '../text/layout.ts'
import { oneLine } from '../text/one-line.ts'
import { columnText } from './column.ts'
import { optionsOf, type TableContext } from './constraints.ts'
import { textFor } from './fit.ts'
import { Imports } from './imports.ts'
import { keysOf } from './keys.ts'
import { distinct, modelName } from './names.ts'
import { type ModelPlan, type Plan, planOf, shown } from './plan.ts'
import { relationsOf } from './relations.ts'

/**
 * The TypeScript source of models that describe() describes as this database. Properties are in camelCase; names that do not
 * follow from them are said. What no model can say is told in comments at the end.
 */
export function modelsOf(schema: InspectedSchema, dialect: DialectName): string {
  const plan = planOf(schema)
  const imports = new Imports()
  const contexts = plan.models.map(model => contextOf(model, plan, dialect, imports))
  const tables = contexts.map((context): [string, Layout] => [context.model.model, tableText(context)])
  const followed = contexts.flatMap(({ keys }) => keys.followed)
  const relations = relationsOf(plan.models, followed, imports)
  const take = distinct(plan.models.map(({ model }) => model))
  const views = schema.views.map((view): [string, Layout] => [
    take(modelName(view.name)),
    viewText(view, dialect, imports),
  ])
  const parts = [
    schemaText(plan, tables, relations, imports),
    ...views.map(([name, layout]) => print(layout, 100, `export const ${name} = `)),
    notesText(plan.notes, schema.others),
  ]
  return [head(imports), ...parts.filter(part => part !== '')].join('\n').trimEnd() + '\n'
}

function contextOf(model: ModelPlan, plan: Plan, dialect: DialectName, imports: Imports): TableContext {
  const keys = keysOf(model, plan)
  return { model, naming: plan.naming, dialect, imports, keys, followed: keys.followed }
}

function tableText(context: TableContext): Layout {
  const { table, properties } = context.model
  const columns = table.columns.map((column): [string, Layout] => [
    properties.get(column.name) as string,
    columnText(column, context),
  ])
  return call(context.imports.use('table'), quoted(table.name), object(columns, true), ...optionsOf(context))
}

function schemaText(
  { naming, models }: Plan,
  tables: readonly [string, Layout][],
  relations: readonly [string, Layout][],
  imports: Imports,
): string {
  const options: Layout[] = naming === 'preserve' ? [literal({ naming })] : []
  const second: Layout[] = relations.length > 0 || options.length > 0 ? [object(relations, relations.length > 0)] : []
  const made = call(imports.use('defineSchema'), object(tables, tables.length > 0), ...second, ...options)
  const names = models.map(({ model }) => model)
  const exported: Layout = ['export const ', { open: '{', items: names, close: '}', spaced: true }, ' = schema']
  return `${print(made, 100, 'export const schema = ')}\n\n${names.length > 0 ? `${print(exported)}\n` : ''}`
}

function viewText({ name, schema, sql }: ViewSchema, dialect: DialectName, imports: Imports): Layout {
  const text = template(imports.use('sql'), textFor(sql, dialect))
  const more = schema === undefined ? [] : [literal({ schema })]
  return [call(imports.use('sqlView'), quoted(name), '{}', text, ...more), '\n']
}

/** Imported types and values, and what the file is. */
function head(imports: Imports): string {
  const valibot = imports.has('v') ? "import * as v from 'valibot'\n" : ''
  const names: Layout = ['import ', { open: '{', items: imports.names(), close: '}', spaced: true }, " from 'isomodel'"]
  return `// The models of a database that was there before, as \`isomodel pull\` found it.\n${valibot}${print(names)}\n`
}

function notesText(notes: readonly string[], others: readonly OtherObject[]): string {
  const seen = others.map(other => {
    const on = other.table === undefined ? '' : ` on ${other.table}`
    return `The ${other.kind} ${shown(other)}${on} is kept as it is: models say nothing of it.`
  })
  return [...notes, ...seen].map(line => `// ${oneLine(line)}\n`).join('')
}
