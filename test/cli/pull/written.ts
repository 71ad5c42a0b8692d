// Writes models to files, compiles all of them at once, and loads them.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DatabaseSchema, DialectName, InspectedSchema, Models } from 'isomodel/migrate'

export interface Written {
  /** What the compiler says of each file. */
  readonly problems: ReadonlyMap<string, readonly string[]>
  load(name: string): Promise<Models>
}

/** Sources by name. */
export function written(folder: string, sources: Readonly<Record<string, string>>): Written {
  const work = resolve('.cache', folder)
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  const names = Object.keys(sources)
  const fileOf = (name: string): string => join(work, `s${names.indexOf(name)}.ts`)
  for (const name of names) writeFileSync(fileOf(name), sources[name] as string)
  const config = {
    extends: '../../tsconfig.json',
    compilerOptions: { types: ['node'], noUnusedLocals: true, noUnusedParameters: true },
    include: ['*.ts'],
    exclude: [],
  }
  writeFileSync(join(work, 'tsconfig.json'), JSON.stringify(config))
  const { stdout } = spawnSync(resolve('node_modules/.bin/tsc'), ['-p', work, '--pretty', 'false'], {
    encoding: 'utf8',
  })
  const problems = new Map<string, string[]>(names.map(name => [name, []]))
  for (const line of stdout.split('\n')) {
    const [, at] = /\bs(\d+)\.ts\(/.exec(line) ?? []
    if (at !== undefined) problems.get(names[Number(at)] as string)?.push(line)
    else if (line.startsWith('error')) throw new Error(line)
  }
  return {
    problems,
    async load(name) {
      const { schema, ...rest } = (await import(pathToFileURL(fileOf(name)).href)) as { schema: Models }
      return { ...schema, ...rest }
    },
  }
}

type Plain = Record<string, unknown>

/** The description with the texts of one dialect, and lists whose order means nothing sorted by name. */
export function comparable(schema: InspectedSchema | DatabaseSchema, dialect: DialectName): unknown {
  const one = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(one)
    if (typeof value !== 'object' || value === null) return value
    if (dialect in value) return (value as Plain)[dialect]
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sorted(key, one(inner))]))
  }
  return one({ tables: schema.tables, views: schema.views })
}

const UNORDERED = new Set(['tables', 'views', 'uniques', 'indexes', 'checks', 'foreignKeys', 'fullTexts'])
const nameOf = (value: unknown): string => {
  const { schema = '', name } = value as { schema?: string; name: string }
  return `${schema}.${name}`
}
const sorted = (key: string, value: unknown): unknown =>
  UNORDERED.has(key) && Array.isArray(value) ? value.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)) : value
