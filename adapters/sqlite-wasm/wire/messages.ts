// What page and worker say to each other. Everything here can be cloned between them.

/** Asks for a statement's rows. */
export const ALL = 0
/** Asks for its first row. */
export const FIRST = 1
/** Asks for the number of rows that it wrote. */
export const RUN = 2
/** Asks for the key of the row that it inserted. */
export const INSERT = 3
/** Asks for the names of its columns. */
export const COLUMNS = 4
/** Runs SQL without parameters or rows. */
export const EXEC = 5
/** Opens a read; its cursor has the operation's own number. */
export const OPEN = 6
/** Asks an open read for its next rows. */
export const NEXT = 7
/** Ends an open read. */
export const END = 8
/** Frees a statement. */
export const FINALIZE = 9

export type Call =
  | typeof ALL
  | typeof FIRST
  | typeof RUN
  | typeof INSERT
  | typeof COLUMNS
  | typeof EXEC
  | typeof OPEN
  | typeof NEXT
  | typeof END
  | typeof FINALIZE

/** Calls on open reads and freed statements: they go on when the call that is waited for ends. */
const lasting: readonly Call[] = [OPEN, NEXT, END, FINALIZE]

/** Whether a request may be stopped before its end. */
export const stoppable = ([first]: readonly Operation[]): boolean =>
  first !== undefined && !lasting.includes(first.call)

/** One thing for the worker to do. */
export interface Operation {
  readonly call: Call
  /** The number that the page gave the statement, or the cursor. */
  readonly statement: number
  /** The text, once for each statement; afterwards the worker knows it, whatever became of the request. */
  readonly sql?: string | undefined
  readonly parameters?: readonly unknown[] | undefined
  /** Rows that one answer of a cursor brings. */
  readonly size?: number | undefined
  /** The cursor that OPEN makes. */
  readonly cursor?: number | undefined
}

/** Where the data is. */
export type Storage = 'opfs' | 'snapshot' | 'memory'

/** How a database is opened. */
export interface Opening {
  readonly name: string
  readonly durability: 'strict' | 'relaxed'
  readonly fallback: 'snapshot' | 'memory' | undefined
  /** Memory that page and worker share, where there is any: requests up to this number are to stop. */
  readonly stop: SharedArrayBuffer | undefined
}

export type Request = { readonly id: number } & (
  | { readonly open: Opening }
  /** Runs operations one after another; when one fails, the rest do not run, but the statements of `undo` do. */
  | { readonly operations: readonly Operation[]; readonly undo?: readonly string[] | undefined }
  | { readonly import: Blob }
  | { readonly export: true }
  | { readonly close: true }
  /** Ends the request of this number, where it still runs or waits. */
  | { readonly cancel: true }
)

/** Rows as plain arrays, for a few of them, or as a buffer that `page/decode.ts` reads. */
export type Rows = unknown[][] | ArrayBuffer

/** Rows of one operation: more of them follow, or these are the last. */
export interface RowsPart {
  /** Names of the columns, where the page does not know them yet. */
  readonly names?: readonly string[] | undefined
  readonly rows: Rows
}

/** What one operation answers. */
export type Answer = RowsPart | readonly string[] | number | bigint | undefined

/** Why the worker could not do what it was asked. */
export interface Failure {
  /**
   * `sqlite`: SQLite refused; `quota`, `pool`: no space, no free file; `busy`: open elsewhere; `missing`: no such
   * storage here; `start`: the worker or SQLite does not start; `lost`: the worker went away before it answered; `gone`: it
   * had gone before it was asked; `file`: a file that is no database; `cancelled`; `fault`: anything else.
   */
  readonly kind:
    | 'sqlite'
    | 'quota'
    | 'pool'
    | 'busy'
    | 'missing'
    | 'start'
    | 'lost'
    | 'gone'
    | 'file'
    | 'cancelled'
    | 'fault'
  /** SQLite's extended result code; 0 for other kinds. */
  readonly code: number
  readonly message: string
  /** Which operation failed. */
  readonly at: number
}

/** An answer on its way: rows of one operation, before its last. */
export interface Part extends RowsPart {
  readonly id: number
  readonly at: number
}

export interface Reply {
  readonly id: number
  readonly answers: readonly Answer[]
  readonly failure?: Failure | undefined
  /** Milliseconds that the worker took. */
  readonly took: number
}

export interface Opened {
  readonly id: number
  readonly storage: Storage
}

export interface Exported {
  readonly id: number
  readonly file: ArrayBuffer
}

export type Message = Part | Reply | Opened | Exported
