// What a finished write can do, with or without returning().
import { AFFECTED, ALL, type Executable, type Executor, FIRST, type Mode, TWO } from '../ast/executor.ts'
import type { Plan, Selection, TableSource } from '../ast/query.ts'
import type { PlanParts } from '../ast/executor.ts'
import { type SqlStatement, type Target, toSQL } from '../compile/to-sql.ts'
import { onlyRow } from './select.ts'
import { selectionOf } from './selection.ts'

/** What returning() answers: the whole row, or the selection given. */
export const returned = (selection: object | undefined): Selection | true =>
  selection === undefined ? true : selectionOf(selection, 'returning()')

export abstract class WriteStatement implements Executable {
  abstract readonly source: TableSource
  abstract readonly returned: Selection | true | null
  abstract '~plan'(maxParameters: number, whole?: boolean): Plan | PlanParts

  get '~mode'(): Mode {
    return this.returned === null ? AFFECTED : ALL
  }
  run(db: Executor): Promise<unknown> {
    return db['~run'](this, AFFECTED)
  }
  all(db: Executor): Promise<unknown> {
    return db['~run'](this, ALL)
  }
  first(db: Executor): Promise<unknown> {
    return db['~run'](this, FIRST)
  }
  one(db: Executor): Promise<unknown> {
    return db['~run'](this, TWO).then(rows => onlyRow(rows as unknown[], this.source.as))
  }
  explain(db: Executor): Promise<string> {
    return db['~explain'](this)
  }
  toSQL(target: Target): SqlStatement {
    return toSQL(this, target)
  }
}
