// The numbers that tell nodes apart. They are the low six bits of shape tokens, so none may reach 64.

// Leaves
export const COLUMN = 1
export const VALUE = 2
export const LIST = 3
export const END = 4
export const NULL = 5
// Binary operators: `a op b`
export const EQ = 6
export const NE = 7
export const GT = 8
export const GTE = 9
export const LT = 10
export const LTE = 11
export const LIKE = 12
export const ILIKE = 13
export const CONTAINS = 14
export const STARTS_WITH = 15
export const ENDS_WITH = 16
export const PLUS = 17
export const MINUS = 18
export const TIMES = 19
export const DIVIDED_BY = 20
export const MOD = 21
export const DISTINCT_FROM = 22
export const HAS = 23
// Other operators
export const IN = 24
export const NOT_IN = 25
export const IS_NULL = 26
export const IS_NOT_NULL = 27
export const BETWEEN = 28
export const AND = 29
export const OR = 30
export const NOT = 31
// Calls and compound expressions
export const CALL = 32
export const AGGREGATE = 33
export const CAST = 34
export const CASE = 35
export const SQL = 36
export const PARAMETER = 37
export const SCALAR = 38
export const EXISTS = 39
export const EXCLUDED = 40
export const PATH = 41
export const OUTPUT = 42
export const ALIASED = 43
// Places in a statement
export const NAME = 44
export const ORDER = 45
// Statements
export const SELECT = 48
export const INSERT = 49
export const INSERT_FROM = 50
export const UPDATE = 51
export const DELETE = 52
export const RAW = 53
export const MERGE = 54
