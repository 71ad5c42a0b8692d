// Schemas of models are ordinary valibot schemas, and typed as such.
import { expectTypeOf, test } from 'vitest'
import * as v from 'valibot'
import type { Patch, Row } from '../../src/model/model-types.ts'
import { column, sortBy } from '../../src/model/request.ts'
import { toJson } from '../../src/model/to-json.ts'
import { insertSchema, rowSchema, updateSchema } from '../../src/model/valibot-schemas.ts'
import type { Expr, Order } from '../../src/expression/types.ts'
import { Hero, HeroMission, Team } from './fixture.ts'

test('what an insert takes, without made keys', () => {
  const schema = insertSchema(HeroMission)
  expectTypeOf<v.InferInput<typeof schema>>().toEqualTypeOf<{
    heroId: number
    missionId: number
    role?: string | null | undefined
  }>()
  const team = insertSchema(Team)
  expectTypeOf<keyof v.InferInput<typeof team>>().toEqualTypeOf<'name' | 'headquarters' | 'captainId'>()
  expectTypeOf(() => {
    // @ts-expect-error the database makes it
    v.pick(team, ['id'])
  }).toBeFunction()
})

test('what an update takes', () => {
  const schema = updateSchema(Team)
  expectTypeOf<v.InferOutput<typeof schema>>().toEqualTypeOf<Patch<typeof Team>>()
})

test('rows, and parts of them', () => {
  const whole = rowSchema(Hero)
  expectTypeOf<keyof v.InferOutput<typeof whole>>().toEqualTypeOf<keyof Row<typeof Hero>>()
  const open = v.pick(rowSchema(Hero), ['id', 'name', 'display'])
  expectTypeOf<v.InferOutput<typeof open>>().toEqualTypeOf<{ id: number; name: string; display: string }>()
  expectTypeOf(() => {
    // @ts-expect-error private
    v.pick(rowSchema(Hero), ['token'])
  }).toBeFunction()
})

test('from JSON, dates, bigints and bytes are text', () => {
  const schema = insertSchema(Hero, { from: 'json' })
  type In = v.InferInput<typeof schema>
  type Out = v.InferOutput<typeof schema>
  expectTypeOf<In['createdAt']>().toEqualTypeOf<string | undefined>()
  expectTypeOf<Out['createdAt']>().toEqualTypeOf<Date | undefined>()
  expectTypeOf<In['score']>().toEqualTypeOf<string | null | undefined>()
  expectTypeOf<In['photo']>().toEqualTypeOf<string | null | undefined>()
  expectTypeOf<In['meta']['tag']>().toEqualTypeOf<string | null>()
})

test('to JSON', () => {
  const row = {} as Row<typeof Hero>
  const one = toJson(Hero, row)
  expectTypeOf(one.createdAt).toEqualTypeOf<string>()
  expectTypeOf(one.score).toEqualTypeOf<string | null>()
  const some = toJson(Hero, [{ id: 1, token: 'x', at: new Date() }])
  expectTypeOf(some).toEqualTypeOf<{ id: number; at: string }[]>()
})

test('names from requests', () => {
  expectTypeOf(column(Hero, 'x')).toEqualTypeOf<Expr<unknown, 'Hero'>>()
  expectTypeOf(sortBy(Hero, 'name,-age', ['name', 'age'])).toEqualTypeOf<Order<'Hero'>[]>()
  expectTypeOf(() => {
    // @ts-expect-error no such column
    sortBy(Hero, 'nme', ['nme'])
  }).toBeFunction()
})
