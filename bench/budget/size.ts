// Gates the bytes that an app ships, and that nothing it does not use is among them.
import { fileURLToPath } from 'node:url'
import { bundle, type Bundle } from './bundle.ts'

const apps = [
  { name: 'one-select-one-insert', limit: 8 * 1024 },
  { name: 'crud', limit: 10 * 1024 },
]

/** Text that can only come from a part which neither app imports. */
const markers: { part: string; text: RegExp }[] = [
  { part: 'dialect of Postgres', text: /postgres/i },
  { part: 'dialect of MySQL', text: /mysql|mariadb/i },
  { part: 'migrator', text: /create table|drop table|alter table/i },
  { part: 'JSON Schema', text: /json-schema\.org|additionalProperties/i },
  { part: 'conformance suite', text: /conformance/i },
  { part: 'SQLite as WebAssembly', text: /sqlite-wasm|opfs/i },
]

function problems({ code, brotli }: Bundle, limit: number): string[] {
  const over = brotli > limit ? [`${brotli - limit} bytes over the limit of ${limit}`] : []
  const found = markers.flatMap(({ part, text }) => {
    const match = text.exec(code)
    return match ? [`holds a part of the ${part}: ${code.slice(Math.max(0, match.index - 40), match.index + 40)}`] : []
  })
  return [...over, ...found]
}

async function listModules(path: string): Promise<void> {
  const { modules } = await bundle(path, 'tsconfig.json')
  for (const [module, bytes] of modules) if (bytes > 0) console.log(`${String(bytes).padStart(8)}  ${module}`)
}

for (const { name, limit } of apps) {
  const path = fileURLToPath(new URL(`./apps/${name}.ts`, import.meta.url))
  const result = await bundle(path)
  console.log(`${name}: ${result.minified} bytes minified, ${result.brotli} of ${limit} with brotli`)
  if (process.argv.includes('--modules')) await listModules(path)
  for (const problem of problems(result, limit)) {
    console.error(`  ${problem}`)
    process.exitCode = 1
  }
}
