// isomodel check and verify: whether models, migrations and the database say the same.
import { diff, verify } from 'isomodel/migrate'
import { type Context, EXIT, type Exit } from '../context.ts'
import { oneLine } from '../text/one-line.ts'
import { questionLines, stepLines } from '../output/steps.ts'
import { listOf, stateOf } from '../state.ts'

/** Exit code 2 where the models mean something else than the migrations make. No database is asked. */
export async function checkCommand(context: Context): Promise<Exit> {
  const { before, after, renames } = await stateOf(context)
  const asked = diff(before, after, { renames, allowLoss: true })
  const { operations, questions } = asked
  context.answer(
    { operations, questions },
    () => stepLines(operations, context.style.out) + questionLines(questions, context.style.out),
  )
  const clean = operations.length === 0 && questions.length === 0
  context.say(
    clean
      ? 'the migrations make what the models mean'
      : 'the models mean something else than the migrations make: write the next one with isomodel diff',
  )
  return clean ? EXIT.fine : EXIT.open
}

/** Exit code 2 where the database is otherwise than its migrations make it. */
export async function verifyCommand(context: Context): Promise<Exit> {
  const list = await listOf(context)
  const differences = await context.withDatabase(db => verify(db, list))
  context.answer({ differences }, () => differences.map(({ text }) => `${oneLine(text)}\n`).join(''))
  context.say(
    differences.length === 0
      ? 'the database is as its migrations make it'
      : `${differences.length} difference${differences.length === 1 ? '' : 's'} between the database and its migrations`,
  )
  return differences.length === 0 ? EXIT.fine : EXIT.open
}
