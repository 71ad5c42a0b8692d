// The models that files export.
import type { Models } from 'isomodel/migrate'
import { Failure } from '../failure.ts'
import { loadModule } from './module.ts'

interface Sourced {
  readonly $?: { readonly kind?: string; readonly aliased?: boolean; readonly own?: { readonly view?: object } }
}

function isModel(value: unknown): boolean {
  const source = (value as Sourced | null | undefined)?.$
  if (typeof source !== 'object' || source === null) return false
  return source.own?.view !== undefined || (source.kind === 'table' && !source.aliased)
}

/** What defineSchema() answers: an object of models alone. */
function isSchema(value: unknown): value is Models {
  if (typeof value !== 'object' || value === null || isModel(value)) return false
  const parts = Object.values(value)
  return parts.length > 0 && parts.every(isModel)
}

/** All models and views among the exports of the files: by themselves, and in schemas. */
export async function loadModels(files: readonly string[]): Promise<Models> {
  const found: Record<string, unknown> = {}
  for (const file of files) {
    for (const [name, value] of Object.entries(await loadModule(file))) {
      if (isModel(value)) found[name] = value
      else if (isSchema(value)) Object.assign(found, { ...value, ...pick(found, Object.keys(value)) })
    }
  }
  if (Object.keys(found).length === 0)
    throw new Failure(`${files.join(', ')} exports no models: export what defineSchema() answers`)
  return found as Models
}

/** Models keep the name that they were exported by first; one model under two names is one table. */
const pick = (all: Record<string, unknown>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.filter(name => name in all).map(name => [name, all[name]]))
