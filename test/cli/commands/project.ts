// A project in a folder of its own, and the command line inside of it.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { main } from '../../../cli/main.ts'
import type { Io } from '../../../cli/io.ts'

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
  /** Runs a command as in a script: nobody can be asked. */
  run(...args: string[]): Promise<Ran>
  /** The same with `--json`, and its document. */
  json(...args: string[]): Promise<{ readonly code: number; readonly value: unknown }>
  remove(): void
}

let count = 0

const CONFIG = `import { connect } from 'isomodel'
import { defineConfig } from 'isomodel/migrate'
import { nodeSqlite } from 'isomodel/node-sqlite'

export default defineConfig({
  database: () => connect(nodeSqlite({ file: new URL('./app.db', import.meta.url).pathname })),
  schema: './models.ts',
})
`

/** Inside the checkout, so that files find the package by its name. */
export function project(files: Readonly<Record<string, string>> = {}): Project {
  mkdirSync(resolve('.cache/cli'), { recursive: true })
  const folder = mkdtempSync(resolve('.cache/cli', 'p'))
  const write = (path: string, text: string): void => {
    // What was loaded is kept by its address: each version of the models has one of its own.
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
    const code = await main(args, io, '0.0.0')
    return { code, out: out.join(''), note: note.join('') }
  }
  for (const [path, text] of Object.entries({ 'isomodel.config.ts': CONFIG, ...files })) write(path, text)
  return {
    folder,
    write,
    read: path => readFileSync(join(folder, path), 'utf8'),
    files: path => readdirSync(join(folder, path)).toSorted(),
    run,
    async json(...args) {
      const { code, out } = await run(...args, '--json')
      return { code, value: JSON.parse(out) as unknown }
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** The configuration with another file of models: files that changed are loaded anew by another name only. */
export function useModels(at: Project, text: string): void {
  const name = `models${++count}.ts`
  at.write(name, text)
  at.write(`c${count}.config.ts`, at.read('isomodel.config.ts').replace(/models\d*\.ts/, name))
}

export const configOf = (): string => `c${count}.config.ts`
