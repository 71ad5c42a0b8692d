// Code in the documents comes from docs/examples. `node test/docs/snippets.ts` writes it; a test finds what differs.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

/** Every document with code in it. */
export const documents: string[] = [
  'README.md',
  ...readdirSync(new URL('docs/guide', root), { encoding: 'utf8' }).map(name => `docs/guide/${name}`),
]

const REGION = /^\/\/ #region (\S+)\n([\s\S]*?)^\/\/ #endregion$/gm

/** The regions of an example by their names. */
export function regions(path: string): Map<string, string> {
  return new Map([...read(path).matchAll(REGION)].map(([, name, code]) => [name ?? '', code ?? '']))
}

/** Every region, as documents name it: `docs/examples/queries.ts#select`. */
export function everyRegion(): string[] {
  const names = readdirSync(new URL('docs/examples', root), { encoding: 'utf8' })
  return names.flatMap(name => [...regions(`docs/examples/${name}`).keys()].map(key => `docs/examples/${name}#${key}`))
}

export interface Block {
  readonly language: string
  readonly code: string
  /** The region named in the comment above the block. */
  readonly region: string | undefined
}

const BLOCK = /(?:^<!-- (\S+) -->\n)?^```(\w*)\n([\s\S]*?)^```$/gm

/** The blocks of code in a text. */
export function blocks(text: string): Block[] {
  return [...text.matchAll(BLOCK)].map(([, region, language = '', code = '']) => ({ language, code, region }))
}

/** The code that a region has now. */
export function current(region: string): string {
  const [path = '', name = ''] = region.split('#')
  const code = regions(path).get(name)
  if (code === undefined) throw new Error(`there is no region ${region}`)
  return code
}

/** The text with the code that its regions have now. */
export function filled(text: string): string {
  return text.replace(BLOCK, (whole: string, region: string | undefined, language: string) =>
    region === undefined ? whole : `<!-- ${region} -->\n\`\`\`${language}\n${current(region)}\`\`\``,
  )
}

export const readDocument = read

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const path of documents) writeFileSync(new URL(path, root), filled(read(path)))
}
