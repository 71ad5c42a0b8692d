// Gates what large schemas cost the type checker, and the declarations that a package with a large schema emits.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeQueries, makeTables, queryKinds, richKinds } from './type-model.ts'
import { namedSchemaSource, querySource, schemaSource } from './type-sources.ts'

const limits = { instantiations: 190_000, rich: 240_000, growth: 3.2, declarationBytes: 200_000 }

const root = fileURLToPath(new URL('../../', import.meta.url))
const work = join(root, '.cache/type-budget')

interface Check {
  instantiations: number
  seconds: number
}

/** A project of its own that sees the library as an installed package. */
function makeProject(name: string, files: Record<string, string>, options: object = { noEmit: true }): string {
  const folder = join(work, name)
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  const compilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    target: 'es2023',
    lib: ['es2023', 'esnext.disposable', 'dom', 'dom.iterable'],
    module: 'nodenext',
    types: ['node'],
    ...options,
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
  return folder
}

function check(folder: string): Check {
  const args = ['-p', folder, '--extendedDiagnostics', '--checkers', '1']
  const { status, stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(`${folder} does not compile:\n${stdout.split('\n').slice(0, 20).join('\n')}`)
  const figure = (label: string) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1])
  return { instantiations: figure('Instantiations'), seconds: figure('Check time') }
}

function measure(
  tableCount: number,
  queryCount: number,
  kinds: typeof queryKinds | typeof richKinds = queryKinds,
): Check {
  const tables = makeTables(tableCount)
  const files = { 'schema.ts': schemaSource(tables), 'queries.ts': querySource(makeQueries(tables, queryCount, kinds)) }
  const result = check(makeProject(`${tableCount}-tables-${queryCount}-queries-${kinds.length}`, files))
  const { instantiations, seconds } = result
  console.log(
    `${tableCount} tables, ${queryCount} queries of ${kinds.length} kinds: ${instantiations} instantiations, checked in ${seconds} s`,
  )
  return result
}

function declarationBytes(tableCount: number): number {
  const options = { declaration: true, emitDeclarationOnly: true, outDir: 'out' }
  const folder = makeProject(`package`, { 'schema.ts': namedSchemaSource(makeTables(tableCount)) }, options)
  const { instantiations, seconds } = check(folder)
  const bytes = readFileSync(join(folder, 'out/schema.d.ts')).length
  console.log(
    `package of ${tableCount} tables: ${bytes} bytes of declarations, ${instantiations} instantiations, ${seconds} s`,
  )
  return bytes
}

function gate(what: string, value: number, limit: number): void {
  if (value <= limit) return
  console.error(`${what}: ${value} is over the limit of ${limit}`)
  process.exitCode = 1
}

rmSync(work, { recursive: true, force: true })
const installed = join(work, 'node_modules/isomodel')
cpSync(join(root, 'dist'), join(installed, 'dist'), { recursive: true })
cpSync(join(root, 'package.json'), join(installed, 'package.json'))
writeFileSync(join(work, 'package.json'), '{ "type": "module" }')

measure(1, 0)
measure(100, 0)
const hundred = measure(100, 300)
const threeHundred = measure(300, 900)
const rich = measure(100, 300, richKinds)
gate('instantiations at 100 tables', hundred.instantiations, limits.instantiations)
gate('instantiations with nested, named and windowed queries', rich.instantiations, limits.rich)
gate('growth from 100 to 300 tables', threeHundred.instantiations / hundred.instantiations, limits.growth)
gate('bytes of declarations', declarationBytes(100), limits.declarationBytes)
