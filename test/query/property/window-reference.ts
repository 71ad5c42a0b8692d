// Windows worked out in plain JavaScript, row by row, as the SQL standard tells them.

export interface Point {
  readonly id: number
  readonly part: number | null
  readonly key: number | null
  readonly value: number | null
  /** Hundredths. */
  readonly price: number
}

export interface Term {
  readonly by: 'key' | 'id'
  readonly descending: boolean
  readonly nulls: 'first' | 'last' | null
}

type Bound = number | 'unbounded'
export interface Spec {
  readonly parted: boolean
  readonly terms: readonly Term[]
  readonly frame?:
    | {
        readonly unit: 'rows' | 'range' | 'groups'
        readonly from: Bound
        readonly to: Bound
        readonly exclude?: string
      }
    | undefined
}

function compare(a: Point, b: Point, terms: readonly Term[]): number {
  for (const { by, descending, nulls } of terms) {
    const [x, y] = [a[by], b[by]]
    if (x === y) continue
    const first = (nulls ?? (descending ? 'last' : 'first')) === 'first'
    if (x === null) return first ? -1 : 1
    if (y === null) return first ? 1 : -1
    return descending ? y - x : x - y
  }
  return 0
}

/** A row among the rows of its partition, in their order. */
export interface Place {
  readonly rows: readonly Point[]
  readonly at: number
  /** The number of the row's group of equal rows, and of every row. */
  readonly group: number
  readonly groups: readonly number[]
  readonly frame: readonly Point[]
}

export function placed(all: readonly Point[], row: Point, spec: Spec): Place {
  const rows = all
    .filter(one => !spec.parted || one.part === row.part)
    .toSorted((a, b) => compare(a, b, spec.terms) || a.id - b.id)
  const groups: number[] = []
  for (const [at, one] of rows.entries()) {
    const same = at > 0 && compare(rows[at - 1] as Point, one, spec.terms) === 0
    groups.push(at === 0 ? 0 : (groups[at - 1] as number) + (same ? 0 : 1))
  }
  const at = rows.indexOf(row)
  const place = { rows, at, group: groups[at] as number, groups }
  return { ...place, frame: rows.filter((_, other) => within(place, other, spec) && !excluded(place, other, spec)) }
}

function within(place: Omit<Place, 'frame'>, other: number, { frame, terms }: Spec): boolean {
  const { unit, from, to } = frame ?? { unit: 'range', from: 'unbounded', to: 0 }
  const far = unit === 'rows' ? other - place.at : (place.groups[other] as number) - place.group
  const apart = unit === 'range' ? distance(place, other, from, to, terms[0]) : [far, far]
  return (from === 'unbounded' || (apart[0] as number) >= from) && (to === 'unbounded' || (apart[1] as number) <= to)
}

/** How far the other row is, seen from either bound: in the value of the order, where neither is null. */
function distance(
  { rows, at, group, groups }: Omit<Place, 'frame'>,
  other: number,
  from: Bound,
  to: Bound,
  term?: Term,
) {
  const [mine, theirs] = [rows[at]?.key ?? null, rows[other]?.key ?? null]
  const side = Math.sign((groups[other] as number) - group) * Infinity || 0
  const plain = (bound: Bound): boolean => bound === 0 || bound === 'unbounded'
  const measured = (bound: Bound): number => {
    // Null is as far from null as one likes, and from nothing else.
    if (mine === null && theirs === null) return plain(bound) ? side : Number(bound)
    if (plain(bound) || !term || mine === null || theirs === null) return side
    return term.descending ? mine - theirs : theirs - mine
  }
  return [measured(from), measured(to)]
}

function excluded({ at, group, groups }: Omit<Place, 'frame'>, other: number, { frame }: Spec): boolean {
  const peer = groups[other] === group
  if (frame?.exclude === 'current row') return other === at
  if (frame?.exclude === 'group') return peer
  return frame?.exclude === 'ties' && peer && other !== at
}
