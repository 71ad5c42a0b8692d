// The commands and their options.
import { Command } from 'commander'
import type { CommonOptions, Exit } from './context.ts'
import { Context } from './context.ts'
import { checkCommand, verifyCommand } from './commands/check.ts'
import { diagramCommand, type DiagramFlags } from './commands/diagram.ts'
import { diffCommand, type DiffFlags } from './commands/diff.ts'
import { initCommand, type InitFlags } from './commands/init.ts'
import { pullCommand, type PullFlags } from './commands/pull.ts'
import { pushCommand, type PushFlags } from './commands/push.ts'
import { baselineCommand, downCommand, type DownFlags, upCommand, type UpFlags } from './commands/run.ts'
import { planCommand, type PlanFlags, statusCommand } from './commands/show.ts'
import { sqlCommand, type SqlFlags } from './commands/sql.ts'
import { squashCommand, type SquashFlags } from './commands/squash.ts'
import type { Io } from './io.ts'

const collect = (value: string, all: string[] = []): string[] => [...all, value]

const EXITS = `
Exit codes:
  0  fine
  1  something went wrong; the message says what remains
  2  questions are open, or there are differences; nothing was changed
`

/** `done` hears the exit code of the command that ran. */
export function program(io: Io, version: string, done: (exit: Exit) => void): Command {
  const root = new Command('isomodel')
    .description('Migrations for the models of a project.')
    .version(version)
    .addHelpText('after', EXITS)
    .configureOutput({
      writeOut: io.out,
      writeErr: io.note,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride()
  const command = <Flags extends object>(
    usage: string,
    description: string,
    run: (context: Context, argument: string | undefined, flags: Flags) => Promise<Exit>,
  ): Command => {
    const made = root
      .command(usage)
      .description(description)
      .option('-c, --config <file>', 'another file than isomodel.config.ts')
      .option('--json', 'one JSON document on stdout, for programs')
    const hasArgument = usage.includes(' ')
    return made.action(async (...given: unknown[]) => {
      const flags = (hasArgument ? given[1] : given[0]) as Flags & CommonOptions
      done(await run(new Context(io, flags), hasArgument ? (given[0] as string | undefined) : undefined, flags))
    })
  }
  addMaking(command)
  addRunning(command)
  addTools(command)
  return root
}

type Add = <Flags extends object>(
  usage: string,
  description: string,
  run: (context: Context, argument: string | undefined, flags: Flags) => Promise<Exit>,
) => Command

/** What answers questions of a difference. */
const withAnswers = (command: Command): Command =>
  command
    .option('--rename <old:new>', 'what has another name now: heroes.title:name, heroes:people', collect)
    .option('--drop <name>', 'what is gone and has no other name: heroes.title', collect)
    .option('--keep <name>', 'declared renames that go round in a circle and have happened', collect)
    .option('--backfill <column=sql>', 'the value of rows that have none: heroes.power=0', collect)
    .option('--allow-loss', 'steps that lose data are meant')

function addMaking(command: Add): void {
  command<InitFlags>('init', 'write isomodel.config.ts and what it names', (context, _, flags) =>
    initCommand(context, flags),
  ).option('--adapter <name>', 'the adapter to the database: better-sqlite3, node-sqlite, pg, ...')
  withAnswers(
    command<DiffFlags>(
      'diff [message]',
      'write the migration from what the migrations make to what the models mean',
      diffCommand,
    ),
  )
    .option('--empty', 'an empty migration, to be written by hand')
    .option('--merge', 'an empty migration that joins branches')
    .option('--dry-run', 'show the migration and write nothing')
  command('check', 'whether the migrations make what the models mean', context => checkCommand(context))
  command<SquashFlags>('squash [message]', 'put one migration in the place of several', squashCommand)
    .option('--from <migration>', 'the first of them; the first of all unless given')
    .option('--to <migration>', 'the last of them; the last of all unless given')
}

function addRunning(command: Add): void {
  command<UpFlags>('up [migration]', 'run the pending migrations, up to one', upCommand)
    .option('--out-of-order', 'also those that come before some that are applied')
    .option('--wait <seconds>', 'how long to wait for another migrator')
  command<DownFlags>('down [migration]', 'undo the last migration, the last few, or all behind one', downCommand)
    .option('--all', 'undo all of them')
    .option('--allow-loss', 'rows of what is dropped may go')
    .option('--wait <seconds>', 'how long to wait for another migrator')
  command('status', 'what the database has of the migrations', context => statusCommand(context))
  command<PlanFlags>('plan [migration]', 'what up would send, without sending it', planCommand)
    .option('--down', 'what down would send')
    .option('--out-of-order', 'also those that come before some that are applied')
  command('verify', 'whether the database is as its migrations make it', context => verifyCommand(context))
  command(
    'baseline [migration]',
    'note migrations as applied for a database that has their tables',
    (context, target) => baselineCommand(context, target),
  )
}

function addTools(command: Add): void {
  command<PullFlags>('pull', 'write models for the tables of the database', (context, _, flags) =>
    pullCommand(context, flags),
  )
    .option('-o, --out <file>', 'another file than that of the models; - for stdout')
    .option('--force', 'write over a file that is there')
  withAnswers(
    command<PushFlags>('push', 'bring the database to the models at once, without migrations', (context, _, flags) =>
      pushCommand(context, flags),
    ),
  ).option('--dry-run', 'show the steps and take none')
  command<SqlFlags>(
    'sql [range]',
    'the SQL of migrations for a dialect, without a connection: all, from:, :to or from:to',
    sqlCommand,
  ).option('-d, --dialect <name>', 'sqlite, postgres, mysql or mariadb')
  command<DiagramFlags>('diagram', 'tables and keys as a picture, or as Mermaid text', (context, _, flags) =>
    diagramCommand(context, flags),
  )
    .option('-o, --out <file>', 'an .svg, .mmd or .md file; Mermaid on stdout unless given')
    .option('--database', 'of the database, and not of the models')
}
