import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { noteFile, type Note } from './fixture/note.ts'
import { serverNames, services, type ServerName } from './services.ts'
import { startServer } from './start.ts'

const folder = mkdtempSync(join(tmpdir(), 'isomodel-services-'))
afterAll(() => rmSync(folder, { recursive: true }))

// What is missing and may be is told by the run itself; these tests are about what is here.
const here = serverNames.filter(name => services[name].plan())
const patience = { timeout: 60_000 }
const often = { timeout: 30_000, interval: 50 }

describe('a run', () => {
  const runners: ChildProcess[] = []
  let said = ''
  afterEach(() => runners.splice(0).forEach(runner => runner.kill('SIGKILL')))
  beforeEach(() => void (said = ''))

  /** Another run of tests, on the files of the fixture and on servers of its own. */
  function startRun(settings: Record<string, string>): ChildProcess {
    const isOwn = ([key]: [string, unknown]) => !/^(VITEST|ISOMODEL_TEST_)/.test(key)
    const env = { ...Object.fromEntries(Object.entries(process.env).filter(isOwn)), ...settings }
    const program = resolve('node_modules/vitest/vitest.mjs')
    const config = resolve('test/services/fixture/vitest.config.ts')
    const runner = spawn(process.execPath, [program, 'run', '--config', config], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    runners.push(runner)
    for (const output of [runner.stdout, runner.stderr]) output.setEncoding('utf8').on('data', text => (said += text))
    return runner
  }

  const readNote = (notes: string, file: string, name: ServerName) =>
    JSON.parse(readFileSync(noteFile(notes, file, name), 'utf8')) as Note
  const readNotes = (notes: string, file: string) => here.map(name => readNote(notes, file, name))

  const remains = (notes: Note[]) => notes.filter(note => isAlive(note.pid) || existsSync(note.folder))

  test('gives each file a database of its own on the same servers, and ends them', patience, async () => {
    const notes = mkdtempSync(join(folder, 'whole-'))
    const runner = startRun({ ISOMODEL_TEST_NOTES: notes })
    const ended = await once(runner, 'close')
    expect(ended, said).toEqual([0, null])
    const [first, second] = [readNotes(notes, 'first'), readNotes(notes, 'second')]
    expect(second.map(({ pid, folder }) => [pid, folder])).toEqual(first.map(({ pid, folder }) => [pid, folder]))
    const databases = [...first, ...second].map(({ database }) => database)
    expect(new Set(databases).size).toBe(databases.length)
    expect(remains(first)).toEqual([])
  })

  test('that is killed leaves no server and no folder', patience, async () => {
    const notes = mkdtempSync(join(folder, 'killed-'))
    const runner = startRun({ ISOMODEL_TEST_NOTES: notes, ISOMODEL_TEST_WAIT: '1' })
    const noted = await vi.waitFor(() => readNotes(notes, 'second'), often)
    expect(noted.map(note => [isAlive(note.pid), existsSync(note.folder)])).toEqual(here.map(() => [true, true]))
    process.kill(runner.pid ?? 0, 'SIGKILL')
    expect(await once(runner, 'exit')).toEqual([null, 'SIGKILL'])
    await vi.waitFor(() => expect(remains(noted)).toEqual([]), often)
  })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('a named server', () => {
  const name = (server: ServerName, url: string) => startServer(server, { [services[server].variable]: url })

  test.each([
    ['postgres', 'nonsense', 'postgres:'],
    ['postgres', 'mysql://me:secret@127.0.0.1/x', 'postgres:'],
    ['mysql', 'secret', 'mysql:'],
    ['mysql', 'postgres://me:secret@127.0.0.1/x', 'mysql:'],
  ] as const)('of %s is refused as one sentence where its address is none: %s', async (server, url, protocol) => {
    const { variable } = services[server]
    const sentence = `${variable} is no address like ${protocol}//user:password@127.0.0.1:1234/name.`
    await expect(name(server, url)).rejects.toThrow(new Error(sentence))
  })

  test.each(['postgres', 'mysql'] as const)('of %s is refused as one sentence where nobody answers', async server => {
    const { variable, title, protocols } = services[server]
    const sentence = `${variable} names a ${title} that cannot be used: connect ECONNREFUSED 127.0.0.1:1.`
    const opened = name(server, `${protocols[0]}//me:secret@127.0.0.1:1/x`)
    await expect(opened).rejects.toThrow(expect.objectContaining({ message: sentence }) as Error)
  })
})

describe('a missing server', () => {
  afterEach(() => vi.restoreAllMocks())
  const missing = () => vi.spyOn(services.mysql, 'plan').mockReturnValue(undefined)

  test('is one loud line', async () => {
    missing()
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    expect(await startServer('mysql', {})).toBeUndefined()
    expect(warn.mock.calls.flat().map(String)).toEqual([`\n⚠ NO TEST ON MARIADB IS RUN. ${services.mysql.missing}\n`])
  })

  test('is an error where CI is set', async () => {
    missing()
    await expect(startServer('mysql', { CI: 'true' })).rejects.toThrow(services.mysql.missing)
  })
})
