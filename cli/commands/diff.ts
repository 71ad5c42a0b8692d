// isomodel diff: writes the next migration.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { DatabaseSchema, DiffResult, DiffStep } from 'isomodel/migrate'
import { type AnswerFlags, answered } from '../ask/answers.ts'
import { askPerson } from '../ask/terminal.ts'
import { type Context, EXIT, type Exit } from '../context.ts'
import { Failure } from '../failure.ts'
import { migrationName } from '../migration-file/name.ts'
import { migrationText } from '../migration-file/write.ts'
import { questionLines, stepLines } from '../output/steps.ts'
import { headsOf, listOf, stateOf } from '../state.ts'

export interface DiffFlags extends AnswerFlags {
  /** An empty migration, to be written by hand. */
  readonly empty?: boolean
  /** One that joins branches. */
  readonly merge?: boolean
  /** Shows the file and writes none. */
  readonly dryRun?: boolean
}

export async function diffCommand(context: Context, message: string | undefined, flags: DiffFlags): Promise<Exit> {
  if (flags.empty || flags.merge) return writeEmpty(context, message, flags)
  const { list, before, after, renames } = await stateOf(context)
  const ask = context.io.interactive && !context.json ? askPerson : null
  const result = await answered(before, after, { renames }, flags, ask)
  if (result.questions.length > 0) return openQuestions(context, result)
  if (result.operations.length === 0) {
    context.answer({ operations: [] }, () => '')
    context.say('the migrations make what the models mean: there is nothing to write')
    return EXIT.fine
  }
  const steps = result.operations
  await write(
    context,
    { name: nameFor(message ?? messageOf(result), list), after: headsOf(list), steps, before },
    flags,
  )
  if (!context.json) context.io.note(stepLines(steps, context.style.note))
  return EXIT.fine
}

/** Exit code 2: nothing was written. */
export function openQuestions(context: Context, { questions }: DiffResult): Exit {
  context.answer({ questions }, () => '')
  if (!context.json) context.io.note(questionLines(questions, context.style.note))
  context.say(`${questions.length} open question${questions.length === 1 ? '' : 's'}: nothing was changed`)
  return EXIT.open
}

async function writeEmpty(context: Context, message: string | undefined, flags: DiffFlags): Promise<Exit> {
  const list = await listOf(context)
  const heads = headsOf(list)
  if (flags.merge && heads.length < 2) throw new Failure('the migrations have no branches to join')
  if (!flags.merge && heads.length > 1)
    throw new Failure(`the migrations end in branches, ${heads.join(' and ')}: join them with diff --merge`)
  const name = nameFor(message ?? (flags.merge ? 'merge' : 'migration'), list)
  await write(context, { name, after: heads, steps: [], before: { tables: [], views: [] } }, flags)
  return EXIT.fine
}

/** A second later where two would have one name, or would not sort behind the last. */
function nameFor(message: string, list: readonly { readonly name: string }[]): string {
  const last = list.at(-1)?.name ?? ''
  const now = Date.now()
  const name = migrationName(message, new Date(now))
  return name > last ? name : migrationName(message, new Date(now + 1000))
}

/** What the first step does, for those who say nothing. */
const messageOf = ({ operations: [first] }: DiffResult): string => first?.reason.split(',')[0] ?? ''

interface Written {
  readonly name: string
  readonly after: readonly string[]
  readonly steps: readonly DiffStep[]
  readonly before: DatabaseSchema
}

async function write(context: Context, { steps, ...file }: Written, { dryRun }: DiffFlags): Promise<void> {
  const { migrations, folder } = await context.project()
  const up = steps.map(({ operation, risk, reason }) => ({
    step: operation,
    note: risk === 'safe' ? undefined : `${risk}: ${reason}`,
  }))
  const text = migrationText({ ...file, up })
  const path = join(migrations, `${file.name}.ts`)
  if (dryRun) {
    context.answer({ name: file.name, operations: steps, text }, () => text)
    return
  }
  mkdirSync(migrations, { recursive: true })
  writeFileSync(path, text, { flag: 'wx' })
  context.answer({ name: file.name, file: path, operations: steps }, () => `${relative(folder, path)}\n`)
}
