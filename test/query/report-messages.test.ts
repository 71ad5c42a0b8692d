// What the compiler says about the likeliest mistakes in what reports ask for.
import { describeMistakes, type Mistakes } from '../model/mistakes.ts'

const head = `import { anyOf, dateSeries, distinctOn, from, rollup } from '../../src/index.ts'
import { Animal, Keeper } from '../../test/query/zoo.ts'
export const all = [anyOf, dateSeries, distinctOn, from, rollup, Animal, Keeper]
`

const mistakes: Mistakes = {
  'distinctOn() by a column of another table': [
    'distinctOn(from(Animal), Keeper.id)',
    `required in type 'Problem<"Keeper is not in this query">'.`,
  ],
  'distinctOn() by an order': ['distinctOn(from(Animal), Animal.kind.asc())', `'~'`],
}

describeMistakes('messages-reports', mistakes, head)
