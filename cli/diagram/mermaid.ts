// An entity diagram as Mermaid text. https://mermaid.js.org/syntax/entityRelationshipDiagram.html
import type { DatabaseSchema } from 'isomodel/migrate'
import { type Edge, entitiesOf, type Entity, type Row } from './entities.ts'

export function mermaidOf(schema: Pick<DatabaseSchema, 'tables'>): string {
  const { entities, edges } = entitiesOf(schema)
  return ['erDiagram\n', ...entities.map(entityText), ...edges.map(edgeText)].join('')
}

/** Signs that would end a text, or mean something in one, by their numbers. */
const escaped = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll(/["#;<>&%`\\{}]/g, sign => `#${sign.charCodeAt(0)};`)

const entityText = ({ id, name, rows }: Entity): string =>
  `  ${id}["${escaped(name)}"] {\n${rows.map(rowText).join('')}  }\n`

/** Names of attributes are words: what is none stands beside it in full. */
function rowText({ name, type, nullable, marks, comment }: Row): string {
  const word = wordOf(name)
  const notes = [
    ...(word === name ? [] : [name]),
    ...(nullable ? ['null'] : []),
    ...(comment === undefined ? [] : [comment]),
  ]
  const note = notes.length > 0 ? ` "${escaped(notes.join(', '))}"` : ''
  return `    ${wordOf(type.replace(',', '-'))} ${word}${marks.length > 0 ? ` ${marks.join(', ')}` : ''}${note}\n`
}

function wordOf(name: string): string {
  const word = name.replaceAll(/[^A-Za-z0-9_\-()[\]]/g, '_')
  return /^[A-Za-z_]/.test(word) ? word : `_${word}`
}

const edgeText = ({ from, to, name, optional, single }: Edge): string =>
  `  ${to} ${optional ? '|o' : '||'}--${single ? 'o|' : 'o{'} ${from} : "${escaped(name)}"\n`
