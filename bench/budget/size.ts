// Gates the bytes that an app ships, and that nothing it does not use is among them.
import { bundle, type Bundle } from './bundle.ts'

const apps = [
  { name: 'one-select-one-insert', limit: 8 * 1024 },
  { name: 'crud', limit: 10 * 1024 },
]

/** Text that can only come from a part which neither app imports. */
const markers: { part: string; text: RegExp }[] = [
  { part: 'dialect of Postgres', text: /postgres/i },
  { part: 'dialect of MySQL', text: /mysql|mariadb/i },
  { part: 'migrator', text: /create table|drop table|alter table|sqlite_master|sqlite_schema/i },
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

const verbose = process.argv.includes('--modules')
for (const { name, limit } of apps) {
  const result = await bundle(new URL(`./apps/${name}.ts`, import.meta.url).pathname)
  console.log(`${name}: ${result.minified} bytes minified, ${result.brotli} of ${limit} with brotli`)
  if (verbose) for (const [module, bytes] of result.modules) console.log(`${String(bytes).padStart(8)}  ${module}`)
  for (const problem of problems(result, limit)) {
    console.error(`  ${problem}`)
    process.exitCode = 1
  }
}
