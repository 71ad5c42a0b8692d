// What a project says of itself to the command line, in isomodel.config.ts.
import type { BatchDatabase } from '../database/types.ts'

export interface Config {
  /** Connects to the database; called where a command needs one, which closes it at its end. */
  readonly database: () => BatchDatabase | Promise<BatchDatabase>
  /** The file, or files, that export the models. */
  readonly schema: string | readonly string[]
  /** The folder of migrations; `./migrations` unless given. */
  readonly migrations?: string
  /** Schemas of the database besides that of the connection, for pull and push. */
  readonly schemas?: readonly string[]
}

/** For completion and checks in isomodel.config.ts: `export default defineConfig({ database: () => connect(...), ... })`. */
export const defineConfig = (config: Config): Config => config
