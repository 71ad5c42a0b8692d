// Finds and loads isomodel.config.ts, and the files that it names.
import { existsSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import type { BatchDatabase } from 'isomodel'
import type { Config } from 'isomodel/migrate'
import { Failure } from '../failure.ts'
import { loadModule } from './module.ts'

/** The configuration, with absolute paths. */
export interface Project {
  readonly folder: string
  readonly file: string
  readonly schema: readonly string[]
  readonly migrations: string
  readonly schemas: readonly string[]
  connect(): Promise<BatchDatabase>
}

export const CONFIG_NAMES = ['isomodel.config.ts', 'isomodel.config.mts', 'isomodel.config.js', 'isomodel.config.mjs']

export function configFile(folder: string, given: string | undefined): string {
  const path =
    given === undefined ? CONFIG_NAMES.map(name => join(folder, name)).find(existsSync) : resolve(folder, given)
  if (path === undefined) throw new Failure(`there is no ${CONFIG_NAMES[0]} in ${folder}: write one with isomodel init`)
  if (!existsSync(path)) throw new Failure(`there is no file ${path}`)
  return path
}

export async function loadProject(folder: string, given: string | undefined): Promise<Project> {
  const file = configFile(folder, given)
  const { default: config } = (await loadModule(file)) as { default?: Partial<Config> }
  const root = resolve(file, '..')
  if (typeof config !== 'object' || config === null)
    throw new Failure(`${file} has no default export: export default defineConfig({ ... })`)
  const { database, schema, migrations = './migrations', schemas = [] } = config
  const files = [schema ?? []].flat()
  if (typeof database !== 'function') throw new Failure(`${file}: database is a function that connects`)
  if (files.length === 0 || !files.every(one => typeof one === 'string'))
    throw new Failure(`${file}: schema is the path of the file with the models`)
  if (typeof migrations !== 'string') throw new Failure(`${file}: migrations is the path of a folder`)
  const path = (one: string): string => (isAbsolute(one) ? one : join(root, one))
  return {
    folder: root,
    file,
    schema: files.map(path),
    migrations: path(migrations),
    schemas,
    connect: async () => database(),
  }
}
