// isomodel squash: one migration in the place of several.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fold, type Migration, squash, type Step } from 'isomodel/migrate'
import { type Context, EXIT, type Exit } from '../context.ts'
import { Failure } from '../failure.ts'
import { slug } from '../migration-file/name.ts'
import type { WrittenStep } from '../migration-file/step.ts'
import { migrationText } from '../migration-file/write.ts'
import { migrationsOf } from '../state.ts'

export interface SquashFlags {
  readonly from?: string
  readonly to?: string
}

export async function squashCommand(context: Context, message: string | undefined, flags: SquashFlags): Promise<Exit> {
  const loaded = await migrationsOf(context)
  const list = loaded.map(({ migration }) => migration)
  if (list.length === 0) throw new Failure('there are no migrations')
  const last = list.find(({ name }) => name === flags.to) ?? (list.at(-1) as Migration)
  // It sorts where the last of them did.
  const name = `${/^\d+/.exec(last.name)?.[0] ?? '0'}_${slug(message ?? 'squashed')}`
  if (list.some(one => one.name === name))
    throw new Failure(`there is a migration ${name}: give the new one another message`)
  const all = squash(list, { name, from: flags.from, to: flags.to })
  const made = all.find(one => one.name === name) as Migration
  const replaced = new Set(made.replaces)
  const before = fold(all.slice(0, all.indexOf(made)))
  const { migrations, folder } = await context.project()
  const file = join(migrations, `${name}.ts`)
  const text = migrationText({ ...made, up: made.up.map(step => ({ step: writable(step) })), before })
  // Those behind it that name one of them name it instead.
  const later = loaded.filter(
    ({ migration }) => migration.after?.some(one => replaced.has(one)) && !replaced.has(migration.name),
  )
  const changed = later.map(one => ({ file: one.file, text: renamed(readFileSync(one.file, 'utf8'), replaced, name) }))
  const gone = loaded.filter(({ migration }) => replaced.has(migration.name)).map(one => one.file)
  writeFileSync(file, text, { flag: 'wx' })
  for (const one of changed) writeFileSync(one.file, one.text)
  for (const path of gone) rmSync(path)
  context.answer({ name, file, replaces: [...replaced], removed: gone }, () => `${relative(folder, file)}\n`)
  context.say(`stands for ${replaced.size} migrations, whose files are gone`)
  return EXIT.fine
}

function writable(step: Step): WrittenStep {
  if (step.kind !== 'run') return step
  throw new Failure(
    `the step '${step.label}' is code, which cannot be written anew: squash what is before and after it`,
  )
}

/** Names of migrations as texts of a source file. */
function renamed(text: string, names: ReadonlySet<string>, to: string): string {
  return text.replaceAll(/(['"`])([\w.-]+)\1/g, (whole, mark: string, name: string) =>
    names.has(name) ? `${mark}${to}${mark}` : whole,
  )
}
