// The rows that are seen, of any number: the others have no elements.
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core'

export const rowHeight = 32

export interface Seen {
  readonly index: number
  /** Pixels from the top of the box, its head included. */
  readonly start: number
}

export interface SeenRows {
  /** Calls back now and whenever other rows come into view. */
  start(): void
  stop(): void
  show(row: number): void
  /** How many rows fit into the box. */
  page(): number
}

/** The head of the grid is one row high and stays on top. */
export function seenRows(box: HTMLElement, count: number, onSeen: (rows: readonly Seen[]) => void): SeenRows {
  const look = (): void => void box.dispatchEvent(new Event('scroll'))
  // A view that was left and shown again between two frames has lost its place, but no size that could be observed.
  const lookAgain = (): void => void requestAnimationFrame(look)
  const list = new Virtualizer<HTMLElement, HTMLElement>({
    count,
    getScrollElement: () => box,
    estimateSize: () => rowHeight,
    paddingStart: rowHeight,
    scrollPaddingStart: rowHeight,
    overscan: 8,
    scrollToFn: elementScroll,
    // A box that was hidden has lost its place and says so to nobody.
    observeElementRect: (told, onRect) =>
      observeElementRect(told, rect => {
        onRect(rect)
        look()
      }),
    observeElementOffset,
    onChange: told => onSeen(told.getVirtualItems()),
  })
  let unmount: (() => void) | undefined
  return {
    start() {
      unmount = list._didMount()
      window.addEventListener('hashchange', lookAgain)
      list._willUpdate()
      onSeen(list.getVirtualItems())
    },
    stop() {
      window.removeEventListener('hashchange', lookAgain)
      unmount?.()
    },
    show: row => list.scrollToIndex(row),
    page: () => Math.max(1, Math.floor(box.clientHeight / rowHeight) - 1),
  }
}
