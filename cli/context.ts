// What a command works with.
import type { BatchDatabase } from 'isomodel'
import { loadProject, type Project } from './config/load.ts'
import { type Io, type Style, styleOf } from './io.ts'

/** Fine; something went wrong; questions are open, or there are differences. */
export const EXIT = { fine: 0, failed: 1, open: 2 } as const
export type Exit = (typeof EXIT)[keyof typeof EXIT]

/** Options that all commands have. */
export interface CommonOptions {
  readonly config?: string
  readonly json?: boolean
}

export class Context {
  readonly io: Io
  readonly json: boolean
  readonly style: { readonly out: Style; readonly note: Style }
  readonly #config: string | undefined
  #project: Promise<Project> | undefined

  constructor(io: Io, { config, json = false }: CommonOptions) {
    this.io = io
    this.json = json
    this.style = { out: styleOf(io.color.out), note: styleOf(io.color.note) }
    this.#config = config
  }

  project(): Promise<Project> {
    this.#project ??= loadProject(this.io.folder, this.#config)
    return this.#project
  }

  /** Runs the work with the project's database, and closes it. */
  async withDatabase<T>(work: (db: BatchDatabase, project: Project) => Promise<T>): Promise<T> {
    const project = await this.project()
    const db = await project.connect()
    try {
      await db.open()
      return await work(db, project)
    } finally {
      await db.close()
    }
  }

  /** One document for programs, or lines for people. */
  answer(value: unknown, text: () => string): void {
    this.io.out(this.json ? `${JSON.stringify(value, null, 2)}\n` : text())
  }

  /** A line for people beside the data. */
  say(text: string): void {
    this.io.note(`${text}\n`)
  }
}
