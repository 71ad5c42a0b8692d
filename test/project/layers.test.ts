import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entries } from '../../vite.config.ts'
import { isSource, type Layer, type Override, overrideOf, readLayers } from './layers.ts'

const config = JSON.parse(readFileSync('.oxlintrc.json', 'utf8')) as { overrides: Override[]; rules: object }
const layers = readLayers()
const sourceEntries = Object.values(entries).flatMap(path => /^src\/([^/]+)\.ts$/.exec(path)?.[1] ?? [])
const importRules = config.overrides.filter(override => 'no-restricted-imports' in override.rules)

describe('the table in docs/architecture.md', () => {
  test.each(layers)('$folder has its rule in .oxlintrc.json', layer => {
    const expected = overrideOf(layer, layers, sourceEntries)
    const actual = importRules.find(rule => rule.files[0] === expected.files[0])
    expect(actual, `paste into overrides: ${JSON.stringify(expected)}`).toEqual(expected)
  })

  test('has a line for every rule', () => {
    expect(importRules.flatMap(rule => rule.files)).toEqual(layers.map(layer => `${layer.folder}/**`))
  })

  test('has a line for every folder', () => {
    const folders = ['src', 'adapters', 'integrations'].flatMap(subfolders)
    expect(folders.filter(folder => !layers.some(layer => layer.folder === folder))).toEqual([])
  })

  test.each(layers.filter(isSource))('lets $folder import lower layers only', layer => {
    const levels = layers.filter(other => layer.mayImport.includes(other.folder)).map(other => other.level ?? 99)
    expect(Math.max(-1, ...levels)).toBeLessThan(layer.level ?? 0)
  })
})

function subfolders(parent: string): string[] {
  if (!existsSync(parent)) return []
  const folders = readdirSync(parent, { withFileTypes: true }).filter(entry => entry.isDirectory())
  return folders.map(entry => `${parent}/${entry.name}`)
}

describe('the rule of', () => {
  const folder = mkdtempSync(join(tmpdir(), 'isomodel-layers-'))
  let reports: Report[] = []
  const reported = (file: string) => reports.filter(report => report.filename === file).map(report => report.code)

  beforeAll(() => {
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    write('.oxlintrc.json', JSON.stringify({ ...config, options: {} }))
    for (const layer of layers) for (const [path, text] of fixtures(layer)) write(path, text)
    reports = lint(folder)
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(layers)('$folder fires for values and types that it must not import', layer => {
    const forbidden = forbiddenImports(layer)
    expect(forbidden.length).toBeGreaterThan(2)
    const kinds = ['value', 'type', 'export', 'dynamic']
    const files = forbidden.flatMap((_, index) => kinds.map(kind => `${layer.folder}/${kind}-${index}.ts`))
    expect(files.filter(file => !reported(file).includes('eslint(no-restricted-imports)'))).toEqual([])
  })

  test.each(layers)('$folder lets through what it may import', layer => {
    expect(reported(`${layer.folder}/allowed.ts`)).toEqual([])
  })

  test.each(layers)('$folder fires for a cycle of types', layer => {
    expect(reported(`${layer.folder}/cycle-a.ts`)).toContain('import(no-cycle)')
    expect(reported(`${layer.folder}/cycle-b.ts`)).toContain('import(no-cycle)')
  })
})

interface Report {
  filename: string
  code: string
}

function lint(cwd: string): Report[] {
  const options = { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const
  const run = spawnSync(join(process.cwd(), 'node_modules/.bin/oxlint'), ['-f', 'json'], options)
  return (JSON.parse(run.stdout) as { diagnostics: Report[] }).diagnostics
}

function fixtures(layer: Layer): [path: string, text: string][] {
  const file = (name: string, text: string): [string, string] => [`${layer.folder}/${name}.ts`, `${text}\n`]
  const violations = forbiddenImports(layer).flatMap((from, index) => [
    file(`value-${index}`, `import { a } from '${from}'\nexport const b = a`),
    file(`type-${index}`, `import type { A } from '${from}'\nexport const a: A[] = []`),
    file(`export-${index}`, `export { a } from '${from}'`),
    file(`dynamic-${index}`, `export const a = () => import('${from}')`),
  ])
  const allowed = allowedImports(layer).map(
    (from, index) => `import { a as a${index} } from '${from}'
export const b${index} = a${index}`,
  )
  return [
    ...violations,
    file('allowed', allowed.join('\n')),
    file('cycle-a', `import type { B } from './cycle-b.ts'\nexport interface A { b: B }`),
    file('cycle-b', `import type { A } from './cycle-a.ts'\nexport interface B { a: A }`),
  ]
}

const up = (layer: Layer) => '../'.repeat(layer.folder.split('/').length)

function forbiddenImports(layer: Layer): string[] {
  const folders = layers.filter(
    other => other.folder.includes('/') && other !== layer && !layer.mayImport.includes(other.folder),
  )
  const paths = folders.map(other => `${up(layer)}${other.folder}/x.ts`)
  if (!layer.folder.includes('/')) return paths
  const packages = ['valibot', 'better-sqlite3', 'node:fs', 'vitest'].filter(name => !layer.mayImport.includes(name))
  return [...short(layer, paths), ...packages, `${up(layer)}bench/x.ts`, `${up(layer)}src/migrate.ts`]
}

function allowedImports(layer: Layer): string[] {
  const paths = layer.mayImport.filter(name => name !== 'public entries' && name.startsWith('src/'))
  const parts = layer.mayImport.filter(name => name.startsWith('adapters/'))
  const packages = layer.mayImport.filter(
    name => name !== 'public entries' && !name.startsWith('src/') && !name.startsWith('adapters/'),
  )
  const entry = layer.mayImport.includes('public entries') ? ['isomodel', 'isomodel/dialects'] : []
  return [
    './own.ts',
    ...short(
      layer,
      paths.map(path => `${up(layer)}${path}/x.ts`),
    ),
    ...parts.map(part => `../${part.split('/').at(-1)}/x.ts`),
    ...packages,
    ...entry,
  ]
}

/** From src/model, '../../src/ast/x.ts' is written '../ast/x.ts'. */
const short = (layer: Layer, paths: string[]) =>
  isSource(layer) ? paths.map(path => path.replace('../../src/', '../')) : paths
