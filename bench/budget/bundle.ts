// Bundles a source the way an app's build would: the published files, minified, drivers left out.
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { type OutputAsset, type OutputChunk, rolldown } from 'rolldown'

export interface Bundle {
  code: string
  minified: number
  brotli: number
  /** Bytes with brotli of each chunk that is loaded where it is needed. */
  later: [name: string, brotli: number][]
  /** Bytes of each module before minifying, largest first. */
  modules: [name: string, bytes: number][]
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const drivers = ['better-sqlite3', '@sqlite.org/sqlite-wasm', /^node:/]

/** Of the published files; `tsconfig` maps `isomodel` to the sources instead, so that each of them can be seen. */
export async function bundle(input: string, tsconfig: string | false = false): Promise<Bundle> {
  const build = await rolldown({ input, cwd: root, external: drivers, platform: 'browser', tsconfig })
  const { output } = await build.generate({ format: 'es', minify: true })
  await build.close()
  const loaded = loadedFirst(output)
  const code = loaded.map(chunk => chunk.code).join('')
  return {
    code,
    minified: Buffer.byteLength(code),
    brotli: loaded.reduce((sum, chunk) => sum + compressed(chunk), 0),
    later: output.flatMap((one): [string, number][] =>
      one.type === 'chunk' && !loaded.includes(one) ? [[one.name, compressed(one)]] : [],
    ),
    modules: loaded
      .flatMap(({ modules }) => Object.entries(modules))
      .map(([id, module]): [string, number] => [id.replace(root, ''), module.renderedLength])
      .sort((a, b) => b[1] - a[1]),
  }
}

const compressed = ({ code }: OutputChunk): number => brotliCompressSync(code).length

/** The first chunk, with those that it imports: what only `import()` names is loaded by who needs it. */
function loadedFirst([entry, ...others]: readonly [OutputChunk, ...(OutputChunk | OutputAsset)[]]): OutputChunk[] {
  const loaded = new Set([entry])
  for (const { imports } of loaded) {
    for (const other of others) if (other.type === 'chunk' && imports.includes(other.fileName)) loaded.add(other)
  }
  return [...loaded]
}
