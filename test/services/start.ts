// Starts the servers of a run, or takes those that the environment names.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openClient } from './client.ts'
import { services, type ServerName } from './services.ts'

export interface Running {
  url: string
  stop: () => Promise<void>
}

const keeper = fileURLToPath(new URL('./keeper.ts', import.meta.url))

/** A server that takes connections; undefined where it is missing and may be. Errors are one sentence each. */
export async function startServer(
  name: ServerName,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Running | undefined> {
  const { title, variable, plan, missing } = services[name]
  const named = env[variable]
  if (named) return useNamed(name, named)
  if (plan()) return startPrivate(name)
  if (env['CI']) throw new Error(missing)
  console.warn(`\n⚠ NO TEST ON ${title.toUpperCase()} IS RUN. ${missing}\n`)
  return undefined
}

async function startPrivate(name: ServerName): Promise<Running> {
  // In a group of its own, so that an interrupted run does not take the keeper along before it has tidied up.
  const child = spawn(process.execPath, [keeper, name], { stdio: 'pipe', detached: true })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = once(child, 'close').then(() => undefined)
  const url = await Promise.race([ended, once(createInterface(child.stdout), 'line').then(([line]) => line as string)])
  if (!url) throw new Error(`${services[name].title} for the tests did not start: ${said.trim()}`)
  const stop = async () => {
    child.stdin.end()
    await ended
    if (child.exitCode !== 0) throw new Error(said.trim())
  }
  return { url, stop }
}

async function useNamed(name: ServerName, url: string): Promise<Running> {
  const { title, variable, protocols } = services[name]
  if (!URL.canParse(url) || !protocols.includes(new URL(url).protocol))
    throw new Error(`${variable} is no address like ${protocols[0]}//user:password@127.0.0.1:1234/name.`)
  try {
    const client = await openClient(name, url)
    await client.close()
  } catch (error) {
    throw new Error(`${variable} names a ${title} that cannot be used: ${reason(error)}.`, { cause: error })
  }
  return { url, stop: async () => {} }
}

/** Where a name has several addresses, the error of a refused connection says nothing itself. */
function reason(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error ? first.message : String(first)
}
