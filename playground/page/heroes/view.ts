// The heroes: the models and queries of the quickstart, on a small database in memory that is made when they are first seen.
import { openDatabase } from '../../heroes/database.ts'
import { byId } from '../element.ts'
import { errorText } from '../words.ts'
import type { View } from '../navigation.ts'
import { showHeroForm } from './form.ts'
import { showModels } from './models.ts'
import { showQueries } from './queries.ts'

export function heroesView(): View {
  const models = showModels()
  const queries = showQueries()
  const form = showHeroForm()
  const failure = byId('heroes-failure', HTMLElement)
  let started = false

  async function start(): Promise<void> {
    try {
      const { db, tables } = await openDatabase()
      models.ready(tables)
      queries.ready(db)
      await form.ready(db)
    } catch (error) {
      failure.textContent = `${errorText(error)} Reload the page to try again.`
      failure.hidden = false
    }
  }

  return {
    name: 'heroes',
    title: 'Heroes',
    element: byId('heroes-view', HTMLElement),
    shown() {
      if (!started) void start()
      started = true
    },
  }
}
