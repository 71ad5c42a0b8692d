// What the compiler says about the likeliest mistakes in writes beside other tables.
import { describeMistakes, type Mistakes } from '../model/mistakes.ts'

const head = `import { deleteFrom, from, update, updateEach } from '../../src/index.ts'
import { Animal, Food, Keeper } from '../../test/query/zoo.ts'
const eats = from(Animal).outer(Keeper).where(Animal.keeperId.eq(Keeper.id)).select({ id: Animal.id }).as('eats')
export const all = [deleteFrom, from, update, updateEach, Animal, Food, Keeper, eats]
`

const mistakes: Mistakes = {
  'a value of a table that is not there': [
    'update(Animal).from(Keeper).set({ name: Food.name })',
    `Type '"Food"' is not assignable to type '"Animal" | "Keeper"'.`,
  ],
  'a condition on a table that is not there': [
    "update(Animal).from(Keeper).set({ name: 'x' }).where(Food.id.eq(1))",
    `required in type 'Problem<"Food is not in this query">'.`,
  ],
  'the table itself': [
    'update(Animal).from(Animal)',
    `required in type 'Problem<"Animal is in this query already: join alias(Animal, '...')">'.`,
  ],
  'a query that reads the table': [
    'deleteFrom(Keeper).using(eats)',
    `required in type 'Problem<"this query reads Keeper of another query, and stands on its own here">'.`,
  ],
  'a key of another table': [
    'updateEach(Animal, [{ id: 1, age: 2 }], { by: Keeper.id })',
    `required in type 'Problem<"Keeper is not in this query">'.`,
  ],
  'a value of another kind': [
    "updateEach(Animal, [{ id: 1, age: 'x' }], { by: Animal.id })",
    `Type 'string' is not assignable to type 'number'.`,
  ],
}

describeMistakes('messages-writes', mistakes, head)
