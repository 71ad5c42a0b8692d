// isomodel sql: migrations as SQL, without a connection.
import { connect } from 'isomodel'
import { mariadb, mysql, postgres, sqlite } from 'isomodel/dialects'
import { type Migration, type MigrationScript, script } from 'isomodel/migrate'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { type Context, EXIT, type Exit } from '../context.ts'
import { Failure } from '../failure.ts'
import { listOf } from '../state.ts'
import { oneLine } from '../text/one-line.ts'

export interface SqlFlags {
  readonly dialect?: string
}

const DIALECTS = { sqlite, postgres, mysql, mariadb }
type Name = keyof typeof DIALECTS

const isName = (name: string): name is Name => Object.hasOwn(DIALECTS, name)

/** `from:to`, the first of which the database has. */
export async function sqlCommand(context: Context, range: string | undefined, { dialect }: SqlFlags): Promise<Exit> {
  if (dialect === undefined || !isName(dialect))
    throw new Failure(`say for which database: --dialect ${Object.keys(DIALECTS).join(' | ')}`)
  const list = await listOf(context)
  const [from, to] = rangeOf(range, list)
  // Tables of SQLite are made anew by statements that follow from the tables there.
  const scratch = dialect === 'sqlite' ? connect(nodeSqlite({ file: ':memory:' })) : undefined
  try {
    const scripts = await script(list, DIALECTS[dialect], { from, to, scratch })
    context.answer(scripts, () => scripts.map(scriptText).join('\n'))
    for (const { name, code } of scripts)
      for (const label of code) context.say(`${name ?? ''}: the step '${oneLine(label)}' is code, and not in this SQL`)
    return EXIT.fine
  } finally {
    await scratch?.close()
  }
}

function rangeOf(range: string | undefined, list: readonly Migration[]): [string | undefined, string | undefined] {
  if (range === undefined) return [undefined, undefined]
  const at = range.indexOf(':')
  const [from, to] = at < 0 ? ['', range] : [range.slice(0, at), range.slice(at + 1)]
  for (const name of [from, to])
    if (name !== '' && !list.some(one => one.name === name)) throw new Failure(`there is no migration ${name}`)
  return [from === '' ? undefined : from, to === '' ? undefined : to]
}

function scriptText({ name, atomic, statements, code }: MigrationScript): string {
  const lines = statements.map(sql => `${sql};\n`)
  const body = atomic ? ['BEGIN;\n', ...lines, 'COMMIT;\n'] : lines
  const missing = code.map(label => `-- code: ${oneLine(label)}\n`)
  return [`-- ${name ?? 'what notes the migrations'}\n`, ...missing, ...body].join('')
}
