import { readFileSync } from 'node:fs'
import { matchesGlob } from 'node:path'
import { describe, expect, test } from 'vitest'
import { entries } from '../../vite.config.ts'

interface Manifest {
  exports: Record<string, unknown>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  peerDependencies: Record<string, string>
  peerDependenciesMeta: Record<string, { optional: boolean }>
}

const readJson = <Content>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as Content

const manifest = readJson<Manifest>('package.json')
const specifier = (name: string) => (name === 'index' ? '' : `/${name}`)

describe('the package', () => {
  test('exports exactly the entries that are built', () => {
    const expected = Object.entries(entries).map(([name, source]) => {
      const types = `./dist/types/${source.replace(/\.ts$/, '.d.ts')}`
      return [`.${specifier(name)}`, { types, default: `./dist/${name}.js` }]
    })
    expect(manifest.exports).toEqual({ ...Object.fromEntries(expected), './package.json': './package.json' })
  })

  test('is known to the compiler by the same entries', () => {
    const { compilerOptions } = readJson<{ compilerOptions: { paths: object } }>('tsconfig.json')
    const expected = Object.entries(entries).map(([name, source]) => [`isomodel${specifier(name)}`, [`./${source}`]])
    expect(compilerOptions.paths).toEqual(Object.fromEntries(expected))
  })

  test('is built with the types of every entry', () => {
    const { include } = readJson<{ include: string[] }>('tsconfig.build.json')
    const isBuilt = (source: string) => include.some(pattern => matchesGlob(source, pattern))
    expect(Object.values(entries).filter(source => !isBuilt(source))).toEqual([])
  })

  test('depends on valibot and nothing else', () => {
    expect(Object.keys(manifest.dependencies)).toEqual(['valibot'])
  })

  test('asks for drivers only where they are used', () => {
    const optional = Object.keys(manifest.peerDependencies).filter(
      name => manifest.peerDependenciesMeta[name]?.optional,
    )
    expect(optional).toEqual(Object.keys(manifest.peerDependencies))
  })

  test('pins its tools', () => {
    const loose = Object.values(manifest.devDependencies).filter(version => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    expect(loose).toEqual([])
  })

  test('has a lock file that names no place', () => {
    const lock = readFileSync('package-lock.json', 'utf8')
    expect(lock).not.toMatch(/"resolved"|"file:|"\/(home|root|tmp|work)\b/)
  })

  test('has a lock file that knows the tools of every platform, without which npm ci refuses it', () => {
    const { packages } = readJson<{ packages: Record<string, { optionalDependencies?: object }> }>('package-lock.json')
    const names = Object.values(packages).flatMap(entry => Object.keys(entry.optionalDependencies ?? {}))
    const isLocked = (name: string) => Object.keys(packages).some(path => path.endsWith(`node_modules/${name}`))
    expect(names.filter(name => !isLocked(name))).toEqual([])
  })
})
