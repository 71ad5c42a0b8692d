// Full-text indexes of SQLite: https://sqlite.org/fts5.html
import { DefinitionError } from '../../error/definition.ts'
import type { FullTextDefinitions, MadeIndex } from '../dialect.ts'
import { rowid } from './rowid.ts'

/** Words of letters, digits and marks; letters keep their marks, and no case. */
const TOKENIZER = `unicode61 remove_diacritics 0 categories 'L* Nd Mn Mc' separators '\uFE0E\uFE0F'`

/**
 * The index keeps no copy of the texts (https://sqlite.org/fts5.html#contentless_delete_tables), so that its columns may
 * have any name, and replaces what it knows of a row, so that a row that was replaced without a DELETE leaves nothing
 * behind. Its columns are numbered: some names are taken in such tables.
 */
function create({ table, model, columns, keys, generated, names, named }: MadeIndex): readonly string[] {
  const id = rowid(names)
  if (id === null) throw new DefinitionError(`${model}: fullText() needs one of the names rowid, _rowid_ and oid`)
  const [index, list] = [named(''), columns.map((_, at) => `c${at}`).join(', ')]
  const values = [id, ...columns].map(name => `new.${name}`)
  const add = `INSERT OR REPLACE INTO ${index} (rowid, ${list}) VALUES (${values.join(', ')})`
  const remove = `DELETE FROM ${index} WHERE rowid = old.${id}`
  // A generated column is never written itself.
  const of = generated ? '' : ` OF ${[...new Set([...columns, ...keys])].join(', ')}`
  const trigger = (word: string, event: string, ...statements: string[]): string =>
    `CREATE TRIGGER ${named(`_${word}`)} AFTER ${event} ON ${table} BEGIN\n  ${statements.join(';\n  ')};\nEND`
  return [
    `CREATE VIRTUAL TABLE ${index} USING fts5(${list}, content='', contentless_delete=1, tokenize="${TOKENIZER}")`,
    trigger('insert', 'INSERT', add),
    trigger('update', `UPDATE${of}`, remove, add),
    trigger('delete', 'DELETE', remove),
  ]
}

export const fullText: FullTextDefinitions = {
  findsUncommitted: true,
  create,
  drop: index => [`DROP TABLE IF EXISTS ${index}`],
}
