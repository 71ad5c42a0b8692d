// isomodel push: the models as the database, at once.
import { push } from 'isomodel/migrate'
import { type AnswerFlags, answered } from '../ask/answers.ts'
import { askPerson } from '../ask/terminal.ts'
import { loadModels } from '../config/models.ts'
import { type Context, EXIT, type Exit } from '../context.ts'
import { progressBar } from '../output/progress.ts'
import { stepLines } from '../output/steps.ts'
import { renamesOf } from 'isomodel/migrate'
import { openQuestions } from './diff.ts'

export interface PushFlags extends AnswerFlags {
  readonly dryRun?: boolean
}

export async function pushCommand(context: Context, flags: PushFlags): Promise<Exit> {
  const { schema } = await context.project()
  const models = await loadModels(schema)
  const person = context.io.interactive && !context.json ? askPerson : null
  const { onProgress, clear } = progressBar(context.io)
  const { dryRun = false } = flags
  const result = await context.withDatabase(db =>
    push(db, models, {
      dryRun,
      onProgress,
      ask: (before, after) => answered(before, after, { renames: renamesOf(models) }, flags, person),
    }).finally(clear),
  )
  if (result.questions.length > 0) return openQuestions(context, result)
  context.answer({ operations: result.operations }, () => stepLines(result.operations, context.style.out))
  const none = result.operations.length === 0
  context.say(
    none
      ? 'the database is what the models mean'
      : dryRun
        ? 'nothing was changed'
        : 'the database is now what the models mean',
  )
  return EXIT.fine
}
