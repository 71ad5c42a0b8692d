// What the compiler says about the likeliest mistakes with conditions on relations.
import { describeMistakes, type Mistakes } from '../model/mistakes.ts'

const head = `import { count, from, update } from '../../src/index.ts'
import { Animal, Food, Keeper, Meal } from '../../test/query/zoo.ts'
export const all = [count, from, update, Animal, Food, Keeper, Meal]
`

const mistakes: Mistakes = {
  'a condition on another table': [
    'from(Keeper).where(Keeper.animals.some(Food.name.eq("hay")))',
    `required in type 'Problem<"Food is not in this query">'.`,
  ],
  'a relation of another table': [
    'from(Food).where(Keeper.animals.some())',
    `required in type 'Problem<"Keeper is not in this query">'.`,
  ],
  'a condition on another table further in': [
    'from(Keeper).where(Keeper.animals.some(Animal.keeper.is(Meal.grams.gt(1))))',
    `required in type 'Problem<"Meal is not in this query">'.`,
  ],
  'some() of a relation to one': [
    'Animal.keeper.some(Keeper.id.gt(1))',
    `Property 'some' does not exist on type 'ToOne<"Keeper", "Animal",`,
  ],
  'is() of a relation to many': [
    'Keeper.animals.is(null)',
    `Property 'is' does not exist on type 'ToMany<"Animal", "Keeper">'.`,
  ],
  'an aggregate among the conditions': [
    'Keeper.animals.some(count().gt(1))',
    `required in type 'Problem<"conditions on related rows take no aggregates and no window functions">'.`,
  ],
  'the sum of a column of another table': [
    'Keeper.animals.sum(Keeper.id)',
    `required in type 'Problem<"this takes a column of Animal">'.`,
  ],
  'the sum of a text': [
    'Keeper.animals.sum(Animal.name)',
    `Type '"text"' is not assignable to type '"decimal" | "number"'.`,
  ],
  'a column that is no condition': [
    'Keeper.animals.every(Animal.age)',
    `Type 'number' is not assignable to type 'boolean | null'.`,
  ],
  'a row without its key': [
    "Animal.keeper.is({ name: 'Ada' })",
    `Object literal may only specify known properties, and 'name' does not exist in type`,
  ],
  'a key of another kind': ["Animal.keeper.is({ id: '1' })", `Type 'string' is not assignable to type 'number'.`],
  'a relation in an update of another table': [
    'update(Food).set({ name: "x" }).where(Keeper.animals.none())',
    `required in type 'Problem<"Keeper is not in this query">'.`,
  ],
}

describeMistakes('messages-relations', mistakes, head)
