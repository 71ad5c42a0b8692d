// Bundles a source the way an app's build would: the published files, minified, drivers left out.
import { brotliCompressSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'

export interface Bundle {
  code: string
  minified: number
  brotli: number
  /** Bytes of each module before minifying, largest first. */
  modules: [name: string, bytes: number][]
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const drivers = ['better-sqlite3', '@sqlite.org/sqlite-wasm', /^node:/]

export async function bundle(source: string): Promise<Bundle> {
  const output = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: true,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: {
        input: source,
        external: drivers,
        preserveEntrySignatures: 'strict',
        output: { format: 'es', codeSplitting: false },
      },
    },
  })
  const [chunk] = chunksOf(output)
  if (!chunk) throw new Error(`Nothing came of bundling ${source}`)
  return {
    code: chunk.code,
    minified: Buffer.byteLength(chunk.code),
    brotli: brotliCompressSync(chunk.code).length,
    modules: Object.entries(chunk.modules)
      .map(([id, module]): [string, number] => [id.replace(root, ''), module.renderedLength])
      .sort((a, b) => b[1] - a[1]),
  }
}

function chunksOf(output: Awaited<ReturnType<typeof build>>): Rolldown.OutputChunk[] {
  if ('on' in output) throw new Error('A watcher is no bundle')
  return [output].flat().flatMap(part => part.output.filter(file => file.type === 'chunk'))
}
