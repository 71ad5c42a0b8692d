// Gates what sqlite-wasm adds to a page and to its worker, beyond the core and beyond SQLite itself.
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('../../', import.meta.url))

interface Share {
  readonly name: string
  readonly entry: string
  /** Bytes with gzip. */
  readonly limit: number
  /** Loaded anyway by whoever loads this. */
  readonly without: readonly (string | RegExp)[]
  /** What it may not hold. */
  readonly never?: RegExp
}

const shares: Share[] = [
  {
    name: 'sqlite-wasm on the page',
    entry: 'dist/sqlite-wasm.js',
    limit: 8 * 1024,
    // The core comes with `isomodel`, the dialect with every adapter of SQLite.
    without: [/chunks\/(core|sqlite)\.js$/],
    never: /sqlite3_|installOpfsSAHPoolVfs|locking_mode/,
  },
  {
    name: 'sqlite-wasm in the worker',
    entry: 'dist/sqlite-wasm/worker.js',
    limit: 15 * 1024,
    without: [],
  },
]

/** What is loaded at once; other files of the bundle wait until they are asked for. */
async function loaded({ entry, without }: Share): Promise<string> {
  const external = ['@sqlite.org/sqlite-wasm', ...without]
  const build = await rolldown({ input: `${root}${entry}`, cwd: root, external, platform: 'browser', tsconfig: false })
  const { output } = await build.generate({ format: 'es', minify: true })
  await build.close()
  const files = new Map(output.flatMap(file => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])))
  const reached = new Set([output[0].fileName])
  for (const name of reached) for (const next of files.get(name)?.imports ?? []) reached.add(next)
  return [...reached].map(name => files.get(name)?.code ?? '').join('')
}

for (const share of shares) {
  const code = await loaded(share)
  const gzip = gzipSync(code, { level: 9 }).length
  console.log(`${share.name}: ${Buffer.byteLength(code)} bytes minified, ${gzip} with gzip (limit ${share.limit})`)
  const found = share.never?.exec(code)
  if (gzip > share.limit) console.error(`  ${gzip - share.limit} bytes over the limit`)
  if (found) console.error(`  holds a part of SQLite: ${code.slice(Math.max(0, found.index - 40), found.index + 40)}`)
  if (gzip > share.limit || found) process.exitCode = 1
}
