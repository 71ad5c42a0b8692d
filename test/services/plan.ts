// What the keeper must know of a server to run it.
import type { Command } from './server-user.ts'

/** One server in a folder of its own. */
export interface Plan {
  /** Fills the folder with an empty database. */
  prepare: Command
  serve: (port: number) => Command
  /** Found in what the server says once it takes connections. */
  ready: RegExp
  /** Ends the server at once; its data is not wanted any more. */
  stop: NodeJS.Signals
  /** The address of a user who may do everything. */
  url: (port: number) => string
}
