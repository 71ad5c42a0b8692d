// Groups of several sizes: https://dev.mysql.com/doc/refman/8.4/en/group-by-modifiers.html,
// https://mariadb.com/kb/en/select-with-rollup/
import type { Node } from '../../ast/node.ts'
import * as op from '../../ast/op.ts'
import { UnsupportedError } from '../../error/definition.ts'
import type { Dialect } from '../dialect.ts'
import type { Flavour } from './flavour.ts'
import { hasValue } from './place.ts'

const isRollup = ({ op: kind, a }: Node): boolean => kind === op.SQL && a === 'ROLLUP'

/** WITH ROLLUP stands behind all keys, and makes the total of them too. */
export const groups =
  ({ name }: Flavour): NonNullable<Dialect['groups']> =>
  (keys, { groups: nodes, orders }) => {
    if (!nodes.some(isRollup)) return undefined
    if (nodes.length > 1) throw new UnsupportedError('rollup() beside other keys', name)
    if (hasValue(nodes[0])) throw new UnsupportedError('rollup() of expressions with values', name)
    if (orders.length && name === 'mariadb') throw new UnsupportedError('orderBy() with rollup()', name)
    return `${keys.join()} WITH ROLLUP`
  }
