// The layer table of docs/architecture.md, and the lint rules that follow from it.
import { readFileSync } from 'node:fs'

export interface Layer {
  folder: string
  level: number | undefined
  /** Folders of src, packages, or 'public entries'. */
  mayImport: string[]
}

interface Pattern {
  group?: string[]
  regex?: string
  message: string
}

export interface Override {
  files: string[]
  rules: Record<string, unknown>
}

const rowPattern = /^\| (\d|-) \| `([^`]+)` \| .+ \| (.+) \|$/

export function readLayers(): Layer[] {
  const rows = readFileSync('docs/architecture.md', 'utf8').split('\n').flatMap(parseRow)
  return rows.map(({ allows, ...layer }) => ({ ...layer, mayImport: imports(layer, allows, rows) }))
}

function parseRow(line: string) {
  const [, level, folder, allows] = rowPattern.exec(line) ?? []
  if (level === undefined || folder === undefined || allows === undefined) return []
  return [{ folder, level: level === '-' ? undefined : Number(level), allows }]
}

function imports(layer: Omit<Layer, 'mayImport'>, allows: string, rows: Omit<Layer, 'mayImport'>[]): string[] {
  if (allows === 'nothing') return []
  if (allows === 'all lower layers')
    return rows.filter(row => row.level !== undefined && row.level < (layer.level ?? 0)).map(row => row.folder)
  return allows.split(', ').map(name => name.replaceAll('`', ''))
}

export const isSource = (layer: Layer) => layer.folder.startsWith('src/')
const local = (name: string) => name.startsWith('src/')
const base = (folder: string) => folder.slice('src/'.length)

/** The override that .oxlintrc.json must hold for a line of the table. */
export function overrideOf(layer: Layer, layers: Layer[], entries: string[]): Override {
  const patterns = isSource(layer) ? sourcePatterns(layer, layers, entries) : outerPatterns(layer)
  return { files: [`${layer.folder}/**`], rules: { 'no-restricted-imports': ['error', { patterns }] } }
}

function sourcePatterns(layer: Layer, layers: Layer[], entries: string[]): Pattern[] {
  const packages = layer.mayImport.filter(name => !local(name))
  const forbidden = layers
    .filter(other => isSource(other) && other !== layer && !layer.mayImport.includes(other.folder))
    .map(other => base(other.folder))
  return [
    {
      regex: `^(\\.\\./)+(${forbidden.join('|')})/`,
      message: `${layer.folder} may import ${layer.mayImport.filter(local).map(base).join(', ') || 'only its own files'}.`,
    },
    {
      regex: `^(\\.\\./)+(${entries.join('|')})\\.ts$|^(\\.\\./)+(src|adapters|integrations|cli|playground|bench|docs|test|e2e)/|[^.]/\\.\\./|^\\./\\.\\./`,
      message: 'src imports neither entry files nor anything outside src.',
    },
    // Last, because a negated pattern that matches ends the search.
    {
      group: ['**', '!.*', '!.*/**', ...packages.map(name => `!${name}`)],
      message: `${layer.folder} imports ${packages.length ? `no package but ${packages.join(', ')}` : 'no packages'}.`,
    },
  ]
}

function outerPatterns(layer: Layer): Pattern[] {
  if (layer.folder.includes('/')) return [{ group: allowedGroup(layer), message: sentence(layer) }]
  return [
    {
      regex: '^(\\.\\./)+(src|adapters|integrations|dist)/',
      message: `${sentence(layer)}: isomodel, isomodel/dialects, ...`,
    },
  ]
}

const sentence = (layer: Layer) => `${layer.folder} may import ${layer.mayImport.join(', ')}`

function allowedGroup(layer: Layer): string[] {
  const up = '../'.repeat(layer.folder.split('/').length)
  const allowed = layer.mayImport.flatMap(name => {
    if (name === 'public entries') return ['!isomodel', '!isomodel/*', `!${up}src/index.ts`]
    // Parts of one adapter are neighbours.
    if (name.startsWith('adapters/')) return [`!../${name.split('/').at(-1)}/**`]
    return local(name) ? [`!${up}${name}/**`] : [`!${name}`]
  })
  return ['**', '!./**', ...allowed]
}
