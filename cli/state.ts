// What a project says, in the words of migrations.
import { describe, type DatabaseSchema, fold, type Migration, type Models, renamesOf } from 'isomodel/migrate'
import { type Loaded, loadMigrations } from './config/migrations.ts'
import { loadModels } from './config/models.ts'
import type { Context } from './context.ts'

export async function migrationsOf(context: Context): Promise<Loaded[]> {
  return loadMigrations((await context.project()).migrations)
}

export async function listOf(context: Context): Promise<Migration[]> {
  return (await migrationsOf(context)).map(({ migration }) => migration)
}

/** What the migrations make, and what the models mean. */
export interface State {
  readonly list: readonly Migration[]
  readonly models: Models
  readonly before: DatabaseSchema
  readonly after: DatabaseSchema
  readonly renames: ReturnType<typeof renamesOf>
}

export async function stateOf(context: Context): Promise<State> {
  const { schema } = await context.project()
  const list = await listOf(context)
  const models = await loadModels(schema)
  return { list, models, before: fold(list), after: describe(models), renames: renamesOf(models) }
}

/** The migrations that no other comes after. */
export function headsOf(list: readonly Migration[]): string[] {
  const parents = new Set(list.flatMap(({ after }, at) => after ?? (at > 0 ? [(list[at - 1] as Migration).name] : [])))
  return list.map(({ name }) => name).filter(name => !parents.has(name))
}
