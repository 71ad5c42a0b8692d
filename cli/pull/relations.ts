// Relations for foreign keys, under names that say what they lead to.
import { call, type Layout, object, quoted } from '../text/layout.ts'
import type { Imports } from './imports.ts'
import { type Followed, origins } from './keys.ts'
import { distinct, plural, propertyOf } from './names.ts'
import { isUnique, type ModelPlan, property } from './plan.ts'

/** Of each model with relations: their names and builders. */
export function relationsOf(
  models: readonly ModelPlan[],
  keys: readonly Followed[],
  imports: Imports,
): [string, Layout][] {
  const followed = keys.filter(({ references }) => references)
  return models.flatMap((model): [string, Layout][] => {
    const entries = entriesOf(model, followed, imports)
    return entries.length > 0 ? [[model.model, object(entries, true)]] : []
  })
}

function entriesOf(model: ModelPlan, followed: readonly Followed[], imports: Imports): [string, Layout][] {
  const take = distinct(model.properties.values())
  const own = followed.filter(({ from }) => from === model)
  const incoming = followed.filter(({ to }) => to === model)
  return [
    ...own.map((key): [string, Layout] => {
      const names = key.key.columns.map(name => property(model, name))
      return [take(oneName(key, own)), call(imports.use('one'), keyList(names))]
    }),
    ...incoming.map((key): [string, Layout] => {
      const single = isUnique(key.from, key.key.columns)
      const builder = imports.use(single ? 'one' : 'many')
      return [take(manyName(key, incoming, single)), call(builder, keyList(origins(key)))]
    }),
    ...incoming.flatMap(key => throughs(key, followed, take, imports)),
  ]
}

const keyList = (names: readonly string[]): Layout => {
  const [first = '', ...more] = names.map(quoted)
  return more.length === 0 ? first : { open: '[', items: [first, ...more], close: ']' }
}

/** `teamId` leads to `team`. */
function oneName({ key, from, to }: Followed, own: readonly Followed[]): string {
  const names = key.columns.map(name => property(from, name))
  const stem = names.length === 1 ? (names[0] as string).replace(/(?<=.)(?:Id|Uuid|Code|Key|Fk|No|Number)$/, '') : ''
  if (stem !== '' && stem !== names[0]) return stem
  const several = own.filter(other => other.to === to).length > 1
  return several && names.length === 1 ? `${names[0]}${to.model}` : propertyOf(to.model)
}

/** `heroes`; where several keys of one table lead here, by which of them: `invoicesByBillingAddress`. */
function manyName(one: Followed, incoming: readonly Followed[], single: boolean): string {
  const { from } = one
  const base = single ? propertyOf(from.model) : plural(propertyOf(from.model))
  const several = incoming.filter(other => other.from === from).length > 1
  if (!several) return base
  const [first = '', ...rest] = oneName(one, [])
  return `${base}By${first.toUpperCase()}${rest.join('')}`
}

/** Tables whose key is two foreign keys link the tables that these lead to. */
function throughs(
  here: Followed,
  followed: readonly Followed[],
  take: (wanted: string) => string,
  imports: Imports,
): [string, Layout][] {
  const { from: link } = here
  const own = followed.filter(({ from, key }) => from === link && key.columns.length === 1)
  const there = own.find(other => other !== here)
  const isLink = own.length === 2 && here.key.columns.length === 1 && isKey(link, own)
  if (!isLink || !there) return []
  const several = there.to === here.to
  const base = plural(propertyOf(several ? oneName(there, []) : there.to.model))
  const builder = call(
    imports.use('manyThrough'),
    quoted(origins(here)[0] as string),
    quoted(origins(there)[0] as string),
  )
  return [[take(base), builder]]
}

const isKey = ({ key }: ModelPlan, own: readonly Followed[]): boolean =>
  key.own &&
  key.columns.length === own.length &&
  own.every(other => key.columns.includes(other.key.columns[0] as string))
