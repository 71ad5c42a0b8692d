// The page: shows what needs no database at once, and the rest when SQLite is there.
import { openDatabase } from './heroes/database.ts'
import { byId } from './page/element.ts'
import { showHeroForm } from './page/hero-form.ts'
import { showModels } from './page/models.ts'
import { showQueries } from './page/queries.ts'
import { errorText } from './page/words.ts'

const status = byId('status', HTMLElement)
const models = showModels()
const queries = showQueries()
const heroForm = showHeroForm()

try {
  const { db, tables, version } = await openDatabase()
  models.ready(tables)
  queries.ready(db)
  await heroForm.ready(db)
  status.dataset['state'] = 'ready'
  status.textContent = `SQLite ${version} is ready`
} catch (error) {
  status.dataset['state'] = 'failed'
  status.textContent = 'SQLite did not start'
  const failure = byId('failure', HTMLElement)
  failure.textContent = `${errorText(error)} Reload the page to try again.`
  failure.hidden = false
}
