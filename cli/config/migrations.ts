// The migrations of a folder.
import { existsSync, readdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { Migration } from 'isomodel/migrate'
import { Failure } from '../failure.ts'
import { loadModule } from './module.ts'

const ENDINGS = new Set(['.ts', '.mts', '.js', '.mjs'])

export interface Loaded {
  readonly file: string
  readonly migration: Migration
}

/** Files whose default export is a migration, by name. Each is called as its file. */
export async function loadMigrations(folder: string): Promise<Loaded[]> {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter(name => ENDINGS.has(extname(name)) && !/\.d\.m?ts$|^index\./.test(name))
  const loaded: Loaded[] = []
  for (const name of names.toSorted()) {
    const file = join(folder, name)
    const { default: migration } = (await loadModule(file)) as { default?: Migration }
    if (typeof migration?.name !== 'string' || !Array.isArray(migration.up))
      throw new Failure(`${file} has no migration as its default export: export default migration(...)`)
    if (migration.name !== basename(name, extname(name)))
      throw new Failure(`${file} holds the migration ${migration.name}: call both the same`)
    loaded.push({ file, migration })
  }
  return loaded
}
