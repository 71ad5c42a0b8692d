// isomodel status and plan: what a database has, and what would be sent to it.
import { connect } from 'isomodel'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { type MigrationPlan, plan, status } from 'isomodel/migrate'
import { type Context, EXIT, type Exit } from '../context.ts'
import type { Style } from '../io.ts'
import { columns } from '../output/table.ts'
import { oneLine } from '../text/one-line.ts'
import { listOf } from '../state.ts'

export async function statusCommand(context: Context): Promise<Exit> {
  const list = await listOf(context)
  const all = await context.withDatabase(db => status(db, list))
  const { out } = context.style
  const colored = (state: string): string =>
    state === 'applied' ? out.green(state) : state === 'pending' ? out.yellow(state) : out.red(state)
  context.answer(all, () =>
    columns(all.map(({ name, state, appliedAt }) => [colored(state), name, appliedAt?.toISOString() ?? ''])),
  )
  const of = (state: string): number => all.filter(one => one.state === state).length
  context.say(`${of('applied')} applied, ${of('pending')} pending`)
  return EXIT.fine
}

export interface PlanFlags {
  readonly down?: boolean
  readonly outOfOrder?: boolean
}

export async function planCommand(context: Context, target: string | undefined, flags: PlanFlags): Promise<Exit> {
  const list = await listOf(context)
  const { outOfOrder = false, down } = flags
  const steps = target === undefined ? 1 : Number(target)
  const options = down ? { back: Number.isInteger(steps) ? { steps } : { to: target } } : { to: target, outOfOrder }
  // Tables of SQLite are made anew by statements that follow from the tables there.
  await using scratch = connect(nodeSqlite({ file: ':memory:' }))
  const plans = await context.withDatabase(db => plan(db, list, { ...options, scratch }))
  context.answer(plans, () => plans.map(one => planText(one, context.style.out)).join('\n'))
  context.say(
    plans.length === 0
      ? 'nothing would be sent'
      : `${plans.length} migration${plans.length === 1 ? '' : 's'} would run`,
  )
  return EXIT.fine
}

function planText({ name, atomic, steps }: MigrationPlan, style: Style): string {
  const head = `-- ${name}${atomic ? '' : ' (not in one transaction)'}\n`
  const body = steps.map(({ label, statements }) => {
    const text = statements.map(sql => `${sql};\n`).join('')
    return `${style.dim(`-- ${oneLine(label)}${statements.length === 0 ? ': code' : ''}`)}\n${text}`
  })
  return style.bold(head) + body.join('')
}
