// Runs one command line.
import { CommanderError } from 'commander'
import { IsomodelError } from 'isomodel'
import { EXIT, type Exit } from './context.ts'
import { Failure } from './failure.ts'
import { type Io, styleOf } from './io.ts'
import { program } from './program.ts'

/** The exit code of the command. Nothing is thrown. */
export async function main(args: readonly string[], io: Io, version: string): Promise<Exit> {
  let exit: Exit = EXIT.fine
  try {
    await program(io, version, found => (exit = found)).parseAsync(args, { from: 'user' })
    return exit
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.failed
    tell(error, io, args.includes('--json'))
    return EXIT.failed
  }
}

/** Mistakes of people are one sentence; what nobody expected comes with its place. */
function tell(error: unknown, io: Io, json: boolean): void {
  const known = error instanceof Failure || error instanceof IsomodelError
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof IsomodelError ? error.code : undefined
  if (json) io.out(`${JSON.stringify({ error: { message, ...(code !== undefined && { code }) } }, null, 2)}\n`)
  io.note(
    `${styleOf(io.color.note).red('error')}: ${known || !(error instanceof Error) ? message : (error.stack ?? message)}\n`,
  )
}
