// isomodel pull: models for a database that is there.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { type DialectName, inspect } from 'isomodel/migrate'
import { type Context, EXIT, type Exit } from '../context.ts'
import { Failure } from '../failure.ts'
import { modelsOf } from '../pull/models.ts'

export interface PullFlags {
  readonly out?: string
  readonly force?: boolean
}

export async function pullCommand(context: Context, { out, force }: PullFlags): Promise<Exit> {
  const { schema, folder } = await context.project()
  const file = out === undefined ? (schema[0] as string) : out === '-' ? null : resolve(context.io.folder, out)
  // Asked before the database is: writing over models has to be meant.
  if (file !== null && existsSync(file) && !force)
    throw new Failure(`${file} is there: pull into another file with --out, or write over it with --force`)
  const found = await context.withDatabase(async (db, { schemas }) => {
    const inspected = await inspect(db, { schemas })
    return { inspected, text: modelsOf(inspected, db['~dialect'].name as DialectName) }
  })
  const { tables, views, others } = found.inspected
  if (file === null) context.answer({ schema: found.inspected, text: found.text }, () => found.text)
  else {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, found.text)
    context.answer({ file, schema: found.inspected }, () => `${relative(folder, file)}\n`)
  }
  context.say(`${tables.length} tables, ${views.length} views, and ${others.length} others that models say nothing of`)
  return EXIT.fine
}
