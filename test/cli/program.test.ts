// The program as it is published: built, in a project that has the package, and run by Node.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'isomodel-program-'))
const installed = join(folder, 'node_modules/isomodel')

function run(args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(installed, 'dist/cli.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
  return { code: status, out: stdout, note: stderr }
}

beforeAll(async () => {
  mkdirSync(installed, { recursive: true })
  await build({
    configFile: resolve('vite.config.ts'),
    logLevel: 'silent',
    build: { outDir: join(installed, 'dist'), emptyOutDir: true },
  })
  cpSync('package.json', join(installed, 'package.json'))
  cpSync('node_modules/valibot', join(folder, 'node_modules/valibot'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('the program', () => {
  test('brings what it needs, with its licenses', () => {
    const text = readFileSync(join(installed, 'dist/cli.js'), 'utf8')
    expect(text).toMatch(/^#!\/usr\/bin\/env node\n/)
    const names = [...text.matchAll(/^import .*?from "([^".]+)";?$/gm)].map(([, name]) => name as string)
    expect(names.filter(name => !/^node:|^isomodel(\/|$)/.test(name))).toEqual([])
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>
    }
    const licenses = readFileSync(join(installed, 'dist/licenses.md'), 'utf8')
    for (const name of ['commander', '@clack/prompts', '@dagrejs/dagre', 'pluralize']) {
      expect(devDependencies).toHaveProperty([name])
      expect(licenses).toContain(`## ${name} - `)
    }
  })

  test('goes from nothing to a migrated database', () => {
    expect(run(['init', '--adapter', 'node-sqlite']).code).toBe(0)
    // As bundlers take it: without an ending.
    writeFileSync(join(folder, 'src/index.ts'), "export * from './models'\n")
    const config = join(folder, 'isomodel.config.ts')
    writeFileSync(config, readFileSync(config, 'utf8').replace('./src/models.ts', './src/index.ts'))
    expect(run(['check']).code).toBe(2)
    expect(run(['diff', 'first']).code).toBe(0)
    const up = run(['up'])
    expect([up.code, up.note]).toEqual([0, 'applied 1 migration\n'])
    expect(up.out).toMatch(/^\d{14}_first\n$/)
    expect(run(['check']).code).toBe(0)
    expect(existsSync(join(folder, 'app.db'))).toBe(true)
  })

  test('leaves packages to Node, which drivers load their parts by', () => {
    const driver = join(folder, 'node_modules/driver')
    mkdirSync(join(driver, 'lib'), { recursive: true })
    writeFileSync(join(driver, 'package.json'), JSON.stringify({ name: 'driver', main: './index.js' }))
    writeFileSync(join(driver, 'index.js'), "exports.part = require('./lib/part')\n")
    writeFileSync(join(driver, 'lib/part.js'), 'module.exports = 1\n')
    writeFileSync(join(folder, 'driver.config.ts'), "import 'driver'\nexport { default } from './isomodel.config.ts'\n")
    expect(run(['status', '-c', 'driver.config.ts']).code).toBe(0)
  })

  test('writes data to stdout, notes to stderr, and no escapes where nobody looks', () => {
    const { out, note } = run(['status'])
    expect(out).toMatch(/^applied {2}\d{14}_first {2}\S+Z\n$/)
    expect(note).toBe('1 applied, 0 pending\n')
  })

  test('has colours only where they are wanted', () => {
    expect(run(['status'], { FORCE_COLOR: '1' }).out).toContain('\u001B[32mapplied')
    expect(run(['status'], { FORCE_COLOR: '1', NO_COLOR: '1' }).out).not.toContain('\u001B')
  })

  test('asks nobody in a script', () => {
    const models = join(folder, 'src/models.ts')
    writeFileSync(models, readFileSync(models, 'utf8').replace('name: text()', 'title: text()'))
    const { code, out, note } = run(['diff', '--json'])
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject({ questions: [{ kind: 'rename', flag: '--rename heroes.name:title' }] })
    expect(note).toBe('1 open question: nothing was changed\n')
  })

  test('says what is wrong with a file of the project, and where', () => {
    writeFileSync(join(folder, 'broken.config.ts'), "import './nowhere.ts'\n")
    const { code, note } = run(['status', '-c', 'broken.config.ts'])
    expect(code).toBe(1)
    expect(note).toContain('nowhere.ts')
    writeFileSync(join(folder, 'enum.config.ts'), 'enum A { B }\nexport default A\n')
    expect(run(['status', '-c', 'enum.config.ts']).note).toMatch(/^error: .*enum\.config\.ts cannot be loaded: /)
  })
})
