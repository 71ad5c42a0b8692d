// isomodel init: a configuration to begin with.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isCancel, select } from '@clack/prompts'
import { CONFIG_NAMES } from '../config/load.ts'
import { type Context, EXIT, type Exit } from '../context.ts'
import { Failure } from '../failure.ts'

export interface InitFlags {
  readonly adapter?: string
}

/** Adapters that run in Node: what they are called in code, and how they find their database. */
const ADAPTERS: Readonly<Record<string, readonly [name: string, options: string]>> = {
  'better-sqlite3': ['betterSqlite3', "{ file: 'app.db' }"],
  'node-sqlite': ['nodeSqlite', "{ file: 'app.db' }"],
  pg: ['pg', "{ url: process.env['DATABASE_URL'] ?? '' }"],
  'postgres-js': ['postgresJs', "{ url: process.env['DATABASE_URL'] ?? '' }"],
  pglite: ['pglite', "{ dataDir: './app.pglite' }"],
  mysql2: ['mysql2', "{ url: process.env['DATABASE_URL'] ?? '' }"],
}

const configText = (adapter: string): string => {
  const [name, options] = ADAPTERS[adapter] as readonly [string, string]
  return `import { connect } from 'isomodel'
import { defineConfig } from 'isomodel/migrate'
import { ${name} } from 'isomodel/${adapter}'

export default defineConfig({
  database: () => connect(${name}(${options})),
  schema: './src/models.ts',
  migrations: './migrations',
})
`
}

const MODELS = `import { defineSchema, integer, table, text } from 'isomodel'

export const schema = defineSchema({
  Hero: table('heroes', {
    id: integer().primaryKey(),
    name: text(),
  }),
})

export const { Hero } = schema
`

export async function initCommand(context: Context, flags: InitFlags): Promise<Exit> {
  const { folder } = context.io
  const there = CONFIG_NAMES.find(name => existsSync(join(folder, name)))
  if (there !== undefined) throw new Failure(`${there} is there already`)
  const adapter = flags.adapter ?? (await chosen(context))
  if (!Object.hasOwn(ADAPTERS, adapter))
    throw new Failure(`there is no adapter ${adapter}: --adapter takes ${Object.keys(ADAPTERS).join(', ')}`)
  const config = CONFIG_NAMES[0] as string
  const files = [[config, configText(adapter)] as const, ['src/models.ts', MODELS] as const]
  const made = files.filter(([name]) => !existsSync(join(folder, name)))
  for (const [name, text] of made) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text, { flag: 'wx' })
  }
  mkdirSync(join(folder, 'migrations'), { recursive: true })
  context.answer({ files: made.map(([name]) => name) }, () => made.map(([name]) => `${name}\n`).join(''))
  context.say(
    'next: describe your tables in src/models.ts, or pull them, and write the first migration with isomodel diff',
  )
  return EXIT.fine
}

async function chosen(context: Context): Promise<string> {
  const names = Object.keys(ADAPTERS)
  if (!context.io.interactive || context.json) throw new Failure(`say which adapter: --adapter ${names.join(' | ')}`)
  const options = names.map(value => ({ value, label: value }))
  const answer = await select({ message: 'Which adapter connects to the database?', options, output: process.stderr })
  if (isCancel(answer)) throw new Failure('given up: nothing was written')
  return answer
}
