// What the difference of two descriptions is: steps, or questions that only a person can answer.
import type { Risk, SchemaOperation, SqlText } from '../../ast/schema.ts'

/** What had another name: a table, one of its columns, or one value of a column with an enum. */
export interface Rename {
  /** As the table is called now. */
  readonly table: string
  readonly schema?: string
  /** As the column is called now; absent: the table itself has another name. */
  readonly column?: string
  /** As the value of the column is written now. */
  readonly value?: string
  readonly from: string
  /** The schema that the table was moved from; null: from the one of the connection. Absent: it stayed where it is. */
  readonly fromSchema?: string | null
  /**
   * It stands in a model, and stays there after it has happened. Where declared names go round in a circle nobody can tell
   * whether they did, and that is asked.
   */
  readonly declared?: true
}

/** Text: a name, or SQL. null: none of them. true: yes. */
export type Answer = SqlText | true | null

export interface Candidate {
  readonly answer: Answer
  /** How a command line says it. */
  readonly flag: string
  /** 0 to 1; only names have it. */
  readonly likeness?: number
}

/** Something that is not guessed. Plain JSON: programs may answer it, by its key. */
export interface Question {
  /** The same for the same question, whatever else is asked. */
  readonly key: string
  /**
   * `rename`: is what is gone one of those that are new? The answer is one of the candidates.
   * `loss`: may the operation lose data? The answer is true.
   * `backfill`: which SQL value do the rows get that have none? The answer is SQL; null where there are no such rows.
   */
  readonly kind: 'rename' | 'loss' | 'backfill'
  /** One sentence. */
  readonly text: string
  /** The table and the column that it is about. */
  readonly table: string
  readonly schema?: string
  readonly column?: string
  /** The likeliest first. */
  readonly candidates: readonly Candidate[]
  /** How a command line answers it, for example. */
  readonly flag: string
}

/** By the keys of their questions. */
export type Answers = Readonly<Record<string, Answer>>

export interface DiffOptions {
  readonly renames?: readonly Rename[]
  /** Steps that lose data are not asked about. */
  readonly allowLoss?: boolean
  readonly answers?: Answers
}

export interface DiffStep {
  readonly operation: SchemaOperation
  readonly risk: Risk
  /** Why it has that risk. */
  readonly reason: string
}

export interface DiffResult {
  /** One after another; empty while a question is open. */
  readonly operations: readonly DiffStep[]
  readonly questions: readonly Question[]
}
