// Who may use a connection: calls and transactions take turns, in the order in which they came.
import { TransactionBusy } from '../error/transaction.ts'
import { type Bounds, checkBounds, within } from './bounds.ts'

interface Waiter {
  readonly enter: () => void
  readonly refuse: (error: unknown) => void
}

/** Answers how long the holder has been idle, in milliseconds; 0 while it runs a statement. */
export type Idle = () => number

export class Lock {
  held = false
  readonly #waiters: Waiter[] = []
  #idle: Idle | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #patience: number

  /** `patience`: how long a holder may be idle while others wait, in milliseconds. */
  constructor(patience: number) {
    this.#patience = patience
  }

  /** Takes the lock at once, if nobody has it. */
  tryTake(idle?: Idle): boolean {
    if (this.held) return false
    this.held = true
    this.#idle = idle
    return true
  }

  /** Waits for the lock. Fails with TransactionBusy when its holder does nothing, or at the end of the call. */
  async take(bounds: Bounds, idle?: Idle): Promise<void> {
    checkBounds(bounds)
    if (this.tryTake(idle)) return
    let waiter: Waiter | undefined
    const turn = new Promise<void>((enter, refuse) => this.#waiters.push((waiter = { enter, refuse })))
    this.#watch()
    await within(bounds, turn, () => this.#leave(waiter as Waiter))
    this.#idle = idle
  }

  free(): void {
    this.#idle = undefined
    const next = this.#waiters.shift()
    if (next) next.enter()
    else this.held = false
  }

  #leave(waiter: Waiter): void {
    const at = this.#waiters.indexOf(waiter)
    if (at >= 0) this.#waiters.splice(at, 1)
    // Its turn had come already, and nobody would end it.
    else this.free()
  }

  /** Looks after the holder for as long as anyone waits. */
  #watch(): void {
    if (this.#timer !== undefined) return
    const rest = Math.max(1, this.#patience - (this.#idle?.() ?? 0))
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#waiters.length === 0) return
      if (this.#idle && this.#idle() >= this.#patience) this.#refuseAll()
      else this.#watch()
    }, rest)
  }

  #refuseAll(): void {
    for (const waiter of this.#waiters.splice(0)) waiter.refuse(new TransactionBusy(this.#patience))
  }
}
