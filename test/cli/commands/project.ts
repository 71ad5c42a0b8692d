// A project in a folder of its own, and the command line inside of it.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Io } from '../../../cli/io.ts'
import { main } from '../../../cli/main.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly note: string
}

export interface Project {
  readonly folder: string
  write(path: string, text: string): void
  read(path: string): string
  files(folder: string): string[]
  /** The migrations as they are now, under another configuration: files that were loaded are not loaded again. */
  again(change?: (text: string) => string): string
  /** Other models from now on. */
  models(text: string): void
  /** Runs a command as in a script: nobody can be asked. */
  run(...args: string[]): Promise<Ran>
  /** The same with `--json`, and its document. */
  json<T>(...args: string[]): Promise<{ readonly code: number; readonly value: T }>
  remove(): void
}

/** How a project connects: what it imports, and the adapter. */
export interface Connection {
  readonly imports: string
  readonly adapter: string
}

const FILE: Connection = {
  imports: "import { nodeSqlite } from 'isomodel/node-sqlite'",
  adapter: "nodeSqlite({ file: new URL('./app.db', import.meta.url).pathname })",
}

const configFor = (models: string, { imports, adapter }: Connection): string => `import { connect } from 'isomodel'
import { defineConfig } from 'isomodel/migrate'
${imports}

export default defineConfig({
  database: () => connect(${adapter}),
  schema: './${models}',
})
`

/** Inside of the checkout, so that its files find the package by name. */
export function project(connection: Connection = FILE): Project {
  mkdirSync(resolve('.cache/cli'), { recursive: true })
  const folder = mkdtempSync(resolve('.cache/cli', 'p'))
  let version = 0
  const config = (): string => `v${version}.config.ts`
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const run = async (...args: string[]): Promise<Ran> => {
    const [out, note]: [string[], string[]] = [[], []]
    const io: Io = {
      out: text => void out.push(text),
      note: text => void note.push(text),
      progress: null,
      folder,
      interactive: false,
      color: { out: false, note: false },
    }
    const own = version > 0 ? ['--config', config()] : []
    const [command, ...rest] = args
    // The last option of a name is the one that counts.
    const code = await main([command as string, ...own, ...rest], io, '1.2.3')
    return { code, out: out.join(''), note: note.join('') }
  }
  return {
    folder,
    write,
    read: path => readFileSync(join(folder, path), 'utf8'),
    files: path => readdirSync(join(folder, path)).toSorted(),
    again(change = text => text) {
      const name = `again${++version}`
      for (const file of readdirSync(join(folder, 'migrations')))
        write(`${name}/${file}`, change(readFileSync(join(folder, 'migrations', file), 'utf8')))
      const last = `v${version - 1}.config.ts`
      const text = readFileSync(join(folder, last), 'utf8')
      write(config(), text.replace('schema:', `migrations: './${name}', schema:`))
      const made = config()
      version--
      return made
    },
    models(text) {
      // A file that was loaded is not loaded again: each version has a name of its own.
      version++
      write(`models${version}.ts`, text)
      write(config(), configFor(`models${version}.ts`, connection))
    },
    run,
    async json(...args) {
      const { code, out } = await run(...args, '--json')
      return { code, value: JSON.parse(out) as never }
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}
