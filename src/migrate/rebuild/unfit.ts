// Views and triggers that are sure not to fit any more. Of others, SQLite itself says so when they are there again.
import { MigrationError } from '../../error/migration.ts'
import { updatedColumns } from './dependants.ts'
import type { LiveObject } from './live.ts'
import type { Member } from './member.ts'
import { fold, isWord, type Word, wordsOf } from './words.ts'

/** @throws MigrationError where one of them reads a column that goes. */
export function refuseUnfit(found: readonly LiveObject[], members: readonly Member[]): void {
  for (const { live, rebuild } of members) {
    if (!rebuild) continue
    const stays = new Set(rebuild.columns.map(({ held }) => fold(held)))
    const gone = live.columns.filter(({ name }) => !stays.has(fold(name)))
    for (const { name } of gone) {
      const unfit = found.find(one => reads(one, live.name, name))
      if (unfit)
        throw new MigrationError(
          `the column ${live.name}.${name} cannot go: the ${unfit.type} ${unfit.name} reads it, drop or change that first`,
        )
    }
  }
}

function reads({ type, table: on, sql }: LiveObject, table: string, column: string): boolean {
  const words = wordsOf(sql as string)
  const own = type === 'trigger' && fold(on) === fold(table)
  if (own && updatedColumns(words).some(name => fold(name) === fold(column))) return true
  const rows = own ? ['new', 'old'] : []
  const names = isShadowed(words, table) ? rows : [...rows, fold(table)]
  return words.some(
    (word, at) =>
      names.includes(fold(word.text)) &&
      isSign(words[at + 1], '.') &&
      fold(words[at + 2]?.text ?? '') === fold(column) &&
      !isSign(words[at + 3], '.'),
  )
}

const isSign = (word: Word | undefined, sign: string): boolean =>
  word !== undefined && !word.quoted && word.text === sign

/** Whether the name may stand for something else. */
const isShadowed = (words: readonly Word[], table: string): boolean =>
  words.some(
    (word, at) => isWord(word, 'WITH') || (isWord(word, 'AS') && fold(words[at + 1]?.text ?? '') === fold(table)),
  )
