// A process beside the test runner that runs one server for as long as its own input is open. The system closes that
// input when the runner ends, however it ends, so that no server and no folder outlives it.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plan } from './plan.ts'
import { giveToServer, runForServer, type Command } from './server-user.ts'
import { serverNames, services } from './services.ts'

const patience = 20_000

/** What a process says at its end is what explains it. */
const keptText = 2000

async function prepare(command: Command, folder: string): Promise<void> {
  const child = runForServer(command, folder)
  const said = listen(child)
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${command.program} failed: ${said.text.trim()}`)
}

function listen(child: ChildProcess, heard: (text: string) => void = () => {}): { text: string } {
  const said = { text: '' }
  child.stderr?.on('data', (text: string) => {
    said.text = (said.text + text).slice(-keptText)
    heard(said.text)
  })
  return said
}

/** The server, once it takes connections; a port that was taken meanwhile is replaced. */
async function serve(plan: Plan, folder: string, attempts = 3): Promise<{ child: ChildProcess; url: string }> {
  const port = await freePort()
  const child = runForServer(plan.serve(port), folder)
  const problem = await new Promise<string | undefined>((resolve, reject) => {
    const said = listen(child, text => plan.ready.test(text) && resolve(undefined))
    child.once('error', reject).once('close', () => resolve(said.text.trim()))
  })
  if (problem === undefined) return { child, url: plan.url(port) }
  if (attempts > 1 && /already in use/i.test(problem)) return serve(plan, folder, attempts - 1)
  throw new Error(`${child.spawnfile} did not start: ${problem}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (!isRunning(child)) return
  const ended = once(child, 'exit')
  child.kill(signal)
  const force = setTimeout(() => child.kill('SIGKILL'), patience)
  await ended
  clearTimeout(force)
}

async function keep(plan: Plan, folder: string, over: Promise<unknown>): Promise<void> {
  await prepare(plan.prepare, folder)
  const { child, url } = await serve(plan, folder)
  const lost = once(child, 'exit').then(() => child.spawnfile)
  console.log(url)
  const program = await Promise.race([over.then(() => undefined), lost])
  await stop(child, plan.stop)
  if (program) throw new Error(`${program} ended before the tests did.`)
}

if (import.meta.main) {
  const name = serverNames.find(server => server === process.argv[2]) ?? 'postgres'
  const signals = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map(signal => once(process, signal))
  const over = Promise.race([once(process.stdin.resume(), 'close'), ...signals]).catch(() => {})
  // Nobody may be left to read.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {})
  const folder = mkdtempSync(join(tmpdir(), `isomodel-${name}-`))
  try {
    giveToServer(folder)
    const plan = services[name].plan()
    if (!plan) throw new Error(services[name].missing)
    await keep(plan(folder), folder, over)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    process.stdin.destroy()
  }
}
