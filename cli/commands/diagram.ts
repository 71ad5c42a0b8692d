// isomodel diagram: tables and keys, as people see them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, extname, relative, resolve } from 'node:path'
import { type DatabaseSchema, describe, inspect } from 'isomodel/migrate'
import { loadModels } from '../config/models.ts'
import { type Context, EXIT, type Exit } from '../context.ts'
import { mermaidOf } from '../diagram/mermaid.ts'
import { svgOf } from '../diagram/svg.ts'
import { Failure } from '../failure.ts'

export interface DiagramFlags {
  readonly out?: string
  readonly database?: boolean
}

const WRITERS: Readonly<Record<string, (schema: DatabaseSchema) => string>> = {
  '.svg': svgOf,
  '.mmd': mermaidOf,
  '.mermaid': mermaidOf,
  '.md': schema => `\`\`\`mermaid\n${mermaidOf(schema)}\`\`\`\n`,
}

export async function diagramCommand(context: Context, { out, database }: DiagramFlags): Promise<Exit> {
  const write = out === undefined ? mermaidOf : WRITERS[extname(out)]
  if (!write) throw new Failure(`${out ?? ''} is none of ${Object.keys(WRITERS).join(', ')}`)
  const { schema, folder } = await context.project()
  const shown: DatabaseSchema = database
    ? await context.withDatabase((db, { schemas }) => inspect(db, { schemas }))
    : describe(await loadModels(schema))
  const text = write(shown)
  if (out === undefined) {
    context.answer({ text }, () => text)
    return EXIT.fine
  }
  const file = resolve(context.io.folder, out)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  context.answer({ file }, () => `${relative(folder, file)}\n`)
  return EXIT.fine
}
