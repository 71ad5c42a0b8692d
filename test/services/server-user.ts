// Runs programs, and gives files, as the user that a database server wants.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chownSync, writeFileSync } from 'node:fs'

export interface Command {
  program: string
  args: string[]
}

/** Postgres refuses to run as root: for root this is another user, who owns nothing. */
export function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  // Unsigned, because macOS counts this user from the end.
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' })) >>> 0
  return { uid: id('-u'), gid: id('-g') }
}

export function giveToServer(path: string): void {
  const user = serverUser()
  if (user) chownSync(path, user.uid, user.gid)
}

/** Writes a file that only the server's user reads. */
export function writeForServer(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 })
  giveToServer(path)
}

/** Runs a command in the folder of its server; what it says arrives as text of `stderr`. */
export function runForServer({ program, args }: Command, folder: string): ChildProcess {
  // The words of readiness are English, and nothing of the user's own settings takes part.
  const env = { ...process.env, LC_ALL: 'C', HOME: folder, TMPDIR: folder }
  const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'], ...serverUser() })
  child.stderr?.setEncoding('utf8')
  return child
}
