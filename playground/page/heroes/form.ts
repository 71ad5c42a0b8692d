// The form that inserts a hero: problems stand beside their fields, and nothing is sent until there are none.
import { type Database, from, type Row } from 'isomodel'
import { type Hero, Team } from '../../heroes/schema.ts'
import { insertHero } from '../../queries/insert-hero.ts'
import insertHeroText from '../../queries/insert-hero.ts?raw'
import { splitFile, typescriptCode } from '../code.ts'
import { byId, element } from '../element.ts'
import { check, type Problems, readInput } from './input.ts'
import { rowsTable } from './rows-table.ts'
import { statementParts } from '../statement.ts'
import { duration, errorText } from '../words.ts'

const fieldNames = ['name', 'secretName', 'age', 'teamId']

export function showHeroForm(): { ready(db: Database): Promise<void> } {
  const form = byId('hero-form', HTMLFormElement)
  const button = byId('insert-hero', HTMLButtonElement)
  const failure = byId('insert-failure', HTMLElement)
  const file = splitFile(insertHeroText)
  byId('insert-about', HTMLElement).textContent = file.about
  byId('insert-code', HTMLElement).append(...typescriptCode(file, 'TypeScript of the insert'))

  async function submit(db: Database): Promise<void> {
    failure.textContent = ''
    const checked = check(readInput(new FormData(form)))
    showProblems(form, 'problems' in checked ? checked.problems : new Map())
    if ('problems' in checked) return
    try {
      // Given, since the default would make one date for the text shown and another for the statement sent.
      const statement = insertHero({ ...checked.hero, createdAt: new Date() })
      const text = statement.toSQL(db)
      const start = performance.now()
      const row = await statement.one(db)
      showInserted(row, performance.now() - start)
      byId('insert-statement', HTMLElement).replaceChildren(...statementParts(text))
      form.reset()
    } catch (error) {
      failure.textContent = errorText(error)
    }
  }

  return {
    async ready(db) {
      await fillTeams(db)
      form.addEventListener('submit', event => {
        event.preventDefault()
        void submit(db)
      })
      button.disabled = false
    },
  }
}

function showInserted(row: Row<typeof Hero>, milliseconds: number): void {
  byId('insert-summary', HTMLElement).textContent =
    `${row.name} is hero ${row.id}, written in ${duration(milliseconds)}`
  byId('insert-rows', HTMLElement).replaceChildren(rowsTable([row], 'Row of the new hero'))
}

async function fillTeams(db: Database): Promise<void> {
  const teams = await from(Team).select({ id: Team.id, name: Team.name }).orderBy(Team.name.asc()).all(db)
  const options = teams.map(team => element('option', { value: String(team.id) }, team.name))
  byId('hero-team', HTMLSelectElement).append(...options)
}

/** Marks each field, and moves to the first that has a problem. */
function showProblems(form: HTMLFormElement, problems: Problems): void {
  for (const name of fieldNames) {
    const field = form.elements.namedItem(name)
    const place = document.getElementById(`${name}-problem`)
    if (!(field instanceof HTMLElement) || !place) continue
    place.textContent = problems.get(name) ?? ''
    field.toggleAttribute('aria-invalid', problems.has(name))
    if (problems.has(name)) field.setAttribute('aria-invalid', 'true')
  }
  form.querySelector<HTMLElement>('[aria-invalid]')?.focus()
}
