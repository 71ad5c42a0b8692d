// Where output goes, and what the terminal can do.
import { styleText } from 'node:util'

export interface Io {
  /** Data, on stdout. */
  out(text: string): void
  /** Everything else, on stderr. */
  note(text: string): void
  /** Writes over the last line of the same kind; null where nobody looks at it. */
  readonly progress: ((text: string) => void) | null
  readonly folder: string
  /** Whether a person can be asked. */
  readonly interactive: boolean
  readonly color: { readonly out: boolean; readonly note: boolean }
}

const FORMATS = ['bold', 'dim', 'red', 'green', 'yellow', 'cyan'] as const

export type Style = Readonly<Record<(typeof FORMATS)[number], (text: string) => string>>

/** No escapes where the stream is no terminal, and none where they are not wanted. */
export const styleOf = (enabled: boolean): Style =>
  Object.fromEntries(
    FORMATS.map(format => [
      format,
      (text: string) => (enabled ? styleText(format, text, { validateStream: false }) : text),
    ]),
  ) as unknown as Style

type Stream = NodeJS.WriteStream

function isColored(stream: Stream, env: NodeJS.ProcessEnv): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0') return true
  return stream.isTTY === true && env['TERM'] !== 'dumb'
}

export function terminal(): Io {
  const { stdout, stderr, stdin, env } = process
  const live = stderr.isTTY === true && env['TERM'] !== 'dumb' && !env['CI']
  return {
    out: text => void stdout.write(text),
    note: text => void stderr.write(text),
    progress: live ? text => void stderr.write(`\r\u001B[2K${text}`) : null,
    folder: process.cwd(),
    interactive: stdin.isTTY === true && stderr.isTTY === true && !env['CI'],
    color: { out: isColored(stdout, env), note: isColored(stderr, env) },
  }
}
