import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planPostgres } from './postgres.ts'
import { giveToServer, serverUser } from './server-user.ts'

const top = mkdtempSync(join(tmpdir(), 'isomodel-plan-'))
beforeAll(() => chmodSync(top, 0o755))
afterAll(() => rmSync(top, { recursive: true }))

/** Programs as the package brings them, in a folder of the given mode, and the folder of a server. */
function install(name: string, mode: number): { installed: string; folder: string } {
  const installed = join(top, name, 'native')
  const folder = join(top, `${name}-server`)
  for (const path of [join(installed, 'bin'), join(installed, 'lib'), folder]) mkdirSync(path, { recursive: true })
  giveToServer(folder)
  writeFileSync(join(installed, 'bin/postgres'), '#!/bin/sh\n', { mode: 0o755 })
  writeFileSync(join(installed, 'lib/libx.so.1.2'), 'a library')
  const links = [{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }]
  writeFileSync(join(installed, 'pg-symlinks.json'), JSON.stringify(links))
  chmodSync(join(top, name), mode)
  return { installed, folder }
}

describe('a plan of Postgres', () => {
  test('makes the links between libraries that the package lists, once', () => {
    const { installed, folder } = install('links', 0o755)
    for (const time of ['first', 'second']) {
      const { program } = planPostgres(installed, folder).prepare
      expect(program, time).toBe(join(installed, 'bin/initdb'))
    }
    expect(readlinkSync(join(installed, 'lib/libx.so.1'))).toBe('libx.so.1.2')
  })

  test.runIf(serverUser())('copies programs that only root can reach', () => {
    const { installed, folder } = install('hidden', 0o700)
    expect(planPostgres(installed, folder).prepare.program).toBe(join(folder, 'native/bin/initdb'))
    expect(readFileSync(join(folder, 'native/lib/libx.so.1'), 'utf8')).toBe('a library')
    expect(readlinkSync(join(folder, 'native/lib/libx.so.1'))).toBe('libx.so.1.2')
    expect(statSync(join(folder, 'native/bin/postgres'))).toMatchObject(serverUser() ?? {})
  })

  test('keeps the password to the server', () => {
    const { installed, folder } = install('password', 0o755)
    const url = new URL(planPostgres(installed, folder).url(1))
    const file = join(folder, 'password')
    expect(readFileSync(file, 'utf8')).toBe(url.password)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})
