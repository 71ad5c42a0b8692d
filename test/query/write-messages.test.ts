// What the compiler says about the likeliest mistakes in writes beside other tables.
import { describeMistakes, type Mistakes } from '../model/mistakes.ts'

const head = `import { cte, deleteFrom, from, integer, mergeAction, mergeInto, update, updateEach, values } from '../../src/index.ts'
import { Animal, Food, Keeper } from '../../test/query/zoo.ts'
const eats = from(Animal).outer(Keeper).where(Animal.keeperId.eq(Keeper.id)).select({ id: Animal.id }).as('eats')
const list = values('list', { id: integer() }, [{ id: 1 }])
export const all = [cte, deleteFrom, from, mergeAction, mergeInto, update, updateEach, Animal, Food, Keeper, eats, list]
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
  'a value of a table that a new row does not see': [
    'mergeInto(Food).using(list, list.id.eq(Food.id)).whenNotMatched().insert({ name: Food.name })',
    `Type '"Food"' is not assignable to type '"list"'.`,
  ],
  'a condition on the source where nothing of it is there': [
    'mergeInto(Food).using(list, list.id.eq(Food.id)).whenNotMatchedBySource(list.id.gt(1))',
    `required in type 'Problem<"list is not in this query">'.`,
  ],
  'a merge into the table that it reads': [
    'mergeInto(Food).using(Food, Food.id.gt(1))',
    `required in type 'Problem<"Food is in this query already: join alias(Food, '...')">'.`,
  ],
  'the action of a merge elsewhere': [
    'from(Food).select({ did: mergeAction() })',
    `required in type 'Problem<"mergeAction() belongs in returning() of mergeInto()">'.`,
  ],
  'a cte of a write that answers no rows': [
    "cte('gone', deleteFrom(Animal).everyRow())",
    `required in type 'Problem<"a cte() is a query, or a statement that writes with returning()">'.`,
  ],
  'a column that a write in a cte does not answer': [
    "cte('gone', deleteFrom(Animal).everyRow().returning({ id: Animal.id })).age",
    `Property 'age' does not exist on type 'Derived<{ id: number; }, "gone">'.`,
  ],
  'a value of another kind': [
    "updateEach(Animal, [{ id: 1, age: 'x' }], { by: Animal.id })",
    `Type 'string' is not assignable to type 'number'.`,
  ],
}

describeMistakes('messages-writes', mistakes, head)
