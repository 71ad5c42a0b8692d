// DESIGN 1, include(): values of every kind are the same in a tree of rows as in rows alone, however the tree was read.
import { Box, edge, fillAttic, ODD, Spot, Thing, Tie, usual } from '../attic.ts'
import { type Case, caseWhen, coalesce, concat, datePart, dateTrunc, equal, from, type Topic } from '../kit.ts'

const cases: Case[] = [
  {
    name: 'every kind keeps its type and its precision, and null is null',
    run: async ({ db }) => {
      await fillAttic(db)
      const things = await from(Thing).orderBy(Thing.id.asc()).all(db)
      const inside = things.slice(0, 3)
      equal(inside[0], { id: 1, ...usual, json: usual.json } as never)
      const [box, other] = await from(Box).orderBy(Box.id.asc()).include({ things: true, tied: true }).all(db)
      equal(box?.things, inside)
      equal(other?.tied, [things[0], things[2]] as never)
      const found = await from(Thing)
        .orderBy(Thing.id.asc())
        .include({ box: { include: { things: true } } })
        .all(db)
      for (const [at, row] of found.entries()) {
        const { box: whole, ...own } = row
        equal(own, things[at] as never)
        equal(whole?.things, at < 3 ? inside : undefined)
      }
      const limited = await from(Box)
        .orderBy(Box.id.asc())
        .include({ things: { limit: 2 } })
        .all(db)
      equal(limited[0]?.things, inside.slice(0, 2))
    },
  },
  {
    name: 'each column alone, by another name, beside rows and in objects',
    run: async ({ db }) => {
      await fillAttic(db)
      for (const name of Object.keys(usual) as (keyof typeof usual)[]) {
        const select = { one: Thing[name], deep: { again: Thing[name] } } as { readonly one: typeof Thing.text }
        const [box] = await from(Box).where(Box.id.eq(1)).include({ things: { select } }).all(db)
        const wanted = [usual[name], edge[name], null].map(value => ({ one: value, deep: { again: value } }))
        equal(box?.things, wanted as never, name)
        const [thing] = await from(Thing).where(Thing.id.eq(2)).include({ beside: Thing[name], box: true }).all(db)
        equal<unknown>(thing?.beside, edge[name], `${name} beside`)
      }
    },
  },
  {
    name: 'rows of link tables keep their values',
    run: async ({ db }) => {
      await fillAttic(db)
      const ties = await from(Tie).orderBy(Tie.id.asc()).all(db)
      const [, box] = await from(Box)
        .orderBy(Box.id.asc())
        .include({ tied: { link: true, select: { id: Thing.id } } })
        .all(db)
      equal(
        box?.tied,
        [1, 3].map((id, at) => ({ id, link: ties[at] as (typeof ties)[number] })),
      )
      const dear = await from(Thing)
        .orderBy(Thing.id.asc())
        .include({ boxes: { where: Tie.cells.gt(0n), orderBy: Tie.worth.desc(), limit: 1, link: true } })
        .all(db)
      equal(
        dear.map(({ boxes }) => boxes.map(({ link }) => link.worth)),
        [['99.90000'], [], [], []],
      )
    },
  },
  {
    name: 'custom kinds keep theirs, in rows, lists and roots',
    run: async ({ db }) => {
      await fillAttic(db)
      const spots = await from(Spot).orderBy(Spot.id.desc()).all(db)
      equal(spots[2]?.place, { x: 0.5, y: -1 })
      const [box, other] = await from(Box).orderBy(Box.id.asc()).include({ spots: true, things: true }).all(db)
      equal([box?.spots, other?.spots], [spots.slice(1), spots.slice(0, 1)])
      equal(box?.things.length, 3)
      const found = await from(Spot)
        .orderBy(Spot.id.desc())
        .include({ box: { include: { spots: { limit: 1 } } } })
        .all(db)
      equal(
        found.map(({ place: own, box: whole }) => [own, whole.spots[0]]),
        spots.map(({ place: own, boxId }) => [own, spots.find(spot => spot.boxId === boxId)]),
      )
    },
  },
  {
    name: 'computed fields come along, and private columns never, although they are keys',
    run: async ({ db }) => {
      await fillAttic(db)
      const whole = { id: 1, name: ODD, loud: `${ODD}!`, label: `${ODD}?` }
      const box = await from(Box)
        .where(Box.id.eq(1))
        .include({ things: { select: { id: Thing.id } } })
        .one(db)
      equal(box, { ...whole, things: [{ id: 1 }, { id: 2 }, { id: 3 }] })
      const [thing] = await from(Thing).orderBy(Thing.id.asc()).include({ box: true }).all(db)
      equal(thing?.box, whole)
      equal(Object.keys(thing ?? {}).includes('boxId'), false)
      const [found] = await from(Spot)
        .where(Spot.id.eq(1))
        .include({ box: { include: { things: { limit: 1 } } } })
        .all(db)
      equal(Object.keys(found?.box.things[0] ?? {}), ['id', ...Object.keys(usual)])
    },
  },
  {
    name: 'results of expressions keep their types',
    run: async ({ db }) => {
      await fillAttic(db)
      const results = {
        more: Thing.bigint.plus(1n),
        twice: Thing.money.times(2),
        large: Thing.real.gt(1),
        seven: coalesce(Thing.bigint, 7n),
        year: datePart('year', Thing.timestamp),
        hour: dateTrunc('hour', Thing.timestamp),
        red: caseWhen(Thing.flags.isNull(), Thing.text).else(concat(Thing.enum, '!')),
      }
      const things = from(Thing).where(Thing.boxId.eq(1)).orderBy(Thing.id.asc())
      const alone = await things.select(results).all(db)
      equal(alone[0], {
        more: 9_007_199_254_740_994n,
        twice: '-0.20',
        large: false,
        seven: usual.bigint,
        year: 2024,
        hour: new Date('2024-02-29T12:00:00Z'),
        red: "it's!",
      })
      const box = await from(Box)
        .where(Box.id.eq(1))
        .include({ things: { select: results } })
        .one(db)
      equal(box.things, alone)
      const beside = await things.include({ ...results, box: true }).all(db)
      equal(
        beside.map(({ more, twice, large, seven, year, hour, red }) => ({
          more,
          twice,
          large,
          seven,
          year,
          hour,
          red,
        })),
        alone,
      )
    },
  },
]

export const includingValues: Topic = { name: 'include values', cases }
