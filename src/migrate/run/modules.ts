// Migrations as a bundler hands them over.
import { MigrationError } from '../../error/migration.ts'
import type { Migration } from './migration.ts'

/** What `import.meta.glob('./migrations/*.ts', { eager: true })` answers. */
export type MigrationModules = Readonly<Record<string, unknown>>

/**
 * The migrations in the default exports of modules, in the order of the names of their files:
 * `migrationsIn(import.meta.glob('./migrations/*.ts', { eager: true }))`.
 *
 * @throws MigrationError for a module that exports none
 */
export function migrationsIn(modules: MigrationModules): Migration[] {
  const files = Object.keys(modules).toSorted()
  return files.map(file => {
    const made = (modules[file] as { readonly default?: Partial<Migration> } | null)?.default
    if (typeof made?.name !== 'string' || !Array.isArray(made.up))
      throw new MigrationError(`${file} has no migration as its default export`)
    return made as Migration
  })
}
