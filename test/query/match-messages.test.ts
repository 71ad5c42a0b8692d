// What the compiler says about the likeliest mistakes in full-text search.
import { describeMistakes, type Mistakes } from '../model/mistakes.ts'

const head = `import { from, fullText, integer, match, matchRank, table, text } from '../../src/index.ts'
import { Animal, Food, Keeper } from '../../test/query/zoo.ts'
export const all = [from, fullText, integer, match, matchRank, table, text, Animal, Food, Keeper]
`

const mistakes: Mistakes = {
  'a table that is not in the query': [
    "from(Animal).where(match(Food, 'hay'))",
    `required in type 'Problem<"Food is not in this query">'.`,
  ],
  'the same in an order': [
    "from(Animal).orderBy(matchRank([Food.name], 'hay').desc())",
    `required in type 'Problem<"Food is not in this query">'.`,
  ],
  'columns of two tables': [
    "match([Animal.name, Food.name], 'hay')",
    `Problem<"a search takes columns of one table">'.`,
  ],
  'a column that is no text': ["match([Animal.age], 'hay')", `Problem<"a search takes columns of text">'.`],
  'one column that is no text': [
    "match([Animal.name, Animal.age], 'hay')",
    `Problem<"a search takes columns of text">'.`,
  ],
  'words that are a column': ['match(Food, Food.name)', `Type '"Food"' is not assignable to type 'never'.`],
  'an index of a number': [
    "table('t', { id: integer().primaryKey(), a: text() }, { constraints: t => [fullText(t.id)] })",
    `Problem<"fullText() takes columns of text">'.`,
  ],
}

describeMistakes('messages-match', mistakes, head)
