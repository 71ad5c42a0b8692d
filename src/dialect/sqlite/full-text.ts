// Full-text indexes of SQLite: https://sqlite.org/fts5.html
import { DefinitionError } from '../../error/definition.ts'
import type { FullTextDefinitions, MadeIndex } from '../definitions.ts'
import { rowid } from './rowid.ts'

/** Words of letters, digits and marks; letters keep their marks, and no case. */
const TOKENIZER = `unicode61 remove_diacritics 0 categories 'L* Nd Mn Mc' separators '\uFE0E\uFE0F'`

/**
 * The index keeps no copy of the texts (https://sqlite.org/fts5.html#contentless_delete_tables), so that its columns may
 * have any name; they are numbered, because some names are taken in such tables. A row may be replaced without a DELETE,
 * and so what is known of its number goes first; INSERT OR REPLACE would follow the OR of the statement outside.
 * https://sqlite.org/lang_createtrigger.html
 */
function create({ table, model, columns, names, named, row: own, withoutRowid }: MadeIndex): readonly string[] {
  if (withoutRowid) throw new DefinitionError(`${model}: fullText() needs a table with rowids`)
  const id = own ?? rowid(names)
  if (id === null) throw new DefinitionError(`${model}: fullText() needs one of the names rowid, _rowid_ and oid`)
  const [index, list] = [named(''), columns.map((_, at) => `c${at}`).join(', ')]
  const row = (when: string): string => [id, ...columns].map(name => `${when}.${name}`).join(', ')
  const remove = (when: string): string => `DELETE FROM ${index} WHERE rowid = ${when}.${id}`
  const add = `INSERT INTO ${index} (rowid, ${list}) VALUES (${row('new')})`
  const changed = columns.map(name => ` OR old.${name} COLLATE BINARY IS NOT new.${name}`).join('')
  const trigger = (word: string, event: string, ...statements: string[]): string =>
    `CREATE TRIGGER ${named(`_${word}`)} AFTER ${event} BEGIN\n  ${statements.join(';\n  ')};\nEND`
  return [
    `CREATE VIRTUAL TABLE ${index} USING fts5(${list}, content='', contentless_delete=1, tokenize="${TOKENIZER}")`,
    trigger('insert', `INSERT ON ${table}`, remove('new'), add),
    trigger('update', `UPDATE ON ${table} WHEN old.${id} <> new.${id}${changed}`, remove('old'), remove('new'), add),
    trigger('delete', `DELETE ON ${table}`, remove('old')),
    `INSERT INTO ${index} (rowid, ${list}) SELECT ${[id, ...columns].join(', ')} FROM ${table}`,
  ]
}

export const fullText: FullTextDefinitions = {
  findsUncommitted: true,
  create,
  drop: index => [`DROP TABLE IF EXISTS ${index}`],
}
