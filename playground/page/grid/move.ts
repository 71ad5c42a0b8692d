// Where a key leads from a cell of a grid.

export interface Cell {
  readonly row: number
  readonly column: number
}

export interface GridSize {
  readonly rows: number
  readonly columns: number
  /** Rows that are seen at once. */
  readonly page: number
}

/** The cell after this key, or undefined for a key that moves nothing. Without a cell the first arrow leads to the first. */
export function moved(from: Cell | undefined, key: string, control: boolean, size: GridSize): Cell | undefined {
  const target = targetOf(from ?? start, key, control, size)
  if (!target) return undefined
  if (!from && !control && key.startsWith('Arrow')) return start
  return { row: within(target.row, size.rows), column: within(target.column, size.columns) }
}

const start: Cell = { row: 0, column: 0 }

function targetOf({ row, column }: Cell, key: string, control: boolean, size: GridSize): Cell | undefined {
  switch (key) {
    case 'ArrowDown':
      return { row: control ? size.rows : row + 1, column }
    case 'ArrowUp':
      return { row: control ? 0 : row - 1, column }
    case 'ArrowRight':
      return { row, column: control ? size.columns : column + 1 }
    case 'ArrowLeft':
      return { row, column: control ? 0 : column - 1 }
    case 'PageDown':
      return { row: row + size.page, column }
    case 'PageUp':
      return { row: row - size.page, column }
    case 'Home':
      return { row: control ? 0 : row, column: 0 }
    case 'End':
      return { row: control ? size.rows : row, column: size.columns }
    default:
      return undefined
  }
}

const within = (at: number, length: number): number => Math.max(0, Math.min(at, length - 1))
