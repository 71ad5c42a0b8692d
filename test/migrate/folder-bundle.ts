// What the bundler of an application makes of the folder.
import { migrationsIn } from 'isomodel/migrate'

export const migrations = migrationsIn(import.meta.glob('./folder/*.ts', { eager: true }))
