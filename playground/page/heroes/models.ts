// The models beside the tables that they become.
import schemaText from '../../heroes/schema.ts?raw'
import { splitFile, sqlCode, typescriptCode } from '../code.ts'
import { byId, element } from '../element.ts'

export function showModels(): { ready(tables: readonly string[]): void } {
  const tablesPane = byId('tables', HTMLElement)
  byId('models-code', HTMLElement).append(...typescriptCode(splitFile(schemaText), 'TypeScript of the models'))
  return {
    ready(tables) {
      tablesPane.replaceChildren(
        element('h4', {}, 'SQL'),
        sqlCode(tables.map(statement => `${statement};`).join('\n\n')),
      )
    },
  }
}
