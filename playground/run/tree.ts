// The trees that the parser makes; its types come from a package that nothing else here needs.
import type { parser } from '@lezer/javascript'

export type Tree = ReturnType<typeof parser.parse>
export type Node = Tree['topNode']
