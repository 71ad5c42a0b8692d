// A new application with the packed library in it, in a folder outside of this project.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** What the application depends on: packed as they are installed here, so that npm asks no registry. */
const packed = {
  isomodel: '.',
  valibot: './node_modules/valibot',
  '@sqlite.org/sqlite-wasm': './node_modules/@sqlite.org/sqlite-wasm',
}

export interface FreshApp {
  readonly folder: string
  remove(): void
}

/** Packs the built library and installs it. */
export function makeFreshApp(): FreshApp {
  const home = mkdtempSync(join(tmpdir(), 'isomodel-app-'))
  const folder = join(home, 'app')
  const files = run('npm', [
    'pack',
    '--silent',
    '--ignore-scripts',
    '--pack-destination',
    home,
    ...Object.values(packed),
  ])
  const names = files.trim().split('\n')
  const dependencies = Object.fromEntries(Object.keys(packed).map((name, at) => [name, `file:../${names[at]}`]))
  cpSync('e2e/fresh-app', folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }))
  run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'], folder)
  return { folder, remove: () => rmSync(home, { recursive: true, force: true }) }
}

/** Vite as this project has it, as a command of its own. */
export const vite = [process.execPath, resolve('node_modules/vite/bin/vite.js')] as const

export function run(program: string, args: readonly string[], cwd?: string): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: 60_000 })
}
