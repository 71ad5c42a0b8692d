import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

interface LintConfig {
  rules: Record<string, unknown>
  overrides: { files: string[]; rules: Record<string, unknown> }[]
}

interface SourceFile {
  path: string
  lines: string[]
}

const read = (path: string): SourceFile => ({ path, lines: readFileSync(path, 'utf8').trimEnd().split('\n') })

function filesIn(folder: string): SourceFile[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
  return names.map(name => read(join(folder, name)))
}

const src = filesIn('src')
const files = [...src, ...filesIn('adapters')]

const isComment = (line: string) => /^\s*(\/\/|\/?\*)/.test(line)
const withoutComment = (line: string) =>
  isComment(line) ? '' : line.replace(/\s\/\/.*$/, '').replace(/\/\*.*?\*\//g, '')
const withoutText = (line: string) => line.replace(/'(\\.|[^'\\])*'|"(\\.|[^"\\])*"|`(\\.|[^`\\])*`/g, "''")

/** Places, as path:line, where the code of a line (its comments and texts left out) matches. */
function places(among: SourceFile[], pattern: RegExp): string[] {
  return among.flatMap(file =>
    file.lines.flatMap((line, index) =>
      pattern.test(withoutText(withoutComment(line))) ? [`${file.path}:${index + 1}`] : [],
    ),
  )
}

describe('the source', () => {
  test('has a median file of less than 90 lines', () => {
    const lengths = files.map(file => file.lines.length).toSorted((a, b) => a - b)
    expect(lengths[lengths.length >> 1] ?? 0).toBeLessThan(90)
  })

  test('has no file of more than 300 lines of code', () => {
    const code = (file: SourceFile) => file.lines.filter(line => line.trim() && !isComment(line)).length
    expect(files.filter(file => code(file) > 300).map(file => `${file.path}: ${code(file)}`)).toEqual([])
  })

  test('has no any unless a rule is switched off for it', () => {
    const { rules, overrides } = JSON.parse(readFileSync('.oxlintrc.json', 'utf8')) as LintConfig
    expect(rules['typescript/no-explicit-any']).toBe('error')
    const exceptions = overrides.filter(override => 'typescript/no-explicit-any' in override.rules)
    expect(exceptions.flatMap(override => override.files)).toEqual(['test/**'])
  })

  test('gives a reason for every rule that is switched off', () => {
    const switches = files.flatMap(({ path, lines }) =>
      lines.flatMap((line, index) =>
        /(ox|es)lint-disable|@ts-(ignore|expect-error)/.test(line) && !/ -- \w|@ts-expect-error \w/.test(line)
          ? [`${path}:${index + 1}`]
          : [],
      ),
    )
    expect(switches).toEqual([])
  })

  test('makes no code at run time', () => {
    expect(places(files, /\beval\(|\bnew Function\b|\bFunction\(/)).toEqual([])
  })

  test('takes nothing of Node into src', () => {
    const imports = src.filter(file => file.lines.some(line => /(from|import\(?|require\()\s*['"]node:/.test(line)))
    expect(imports.map(file => file.path)).toEqual([])
  })

  test('keeps entry files to re-exports by name', () => {
    const entries = src.filter(file => /^src[/\\][^/\\]+$/.test(file.path))
    const rest = ({ lines }: SourceFile) =>
      lines
        .map(withoutComment)
        .join('\n')
        .replace(/export (type )?\{[^}]*\} from '[^']+'/g, '')
        .trim()
    expect(entries.filter(rest).map(file => `${file.path}: ${rest(file)}`)).toEqual([])
  })
})
