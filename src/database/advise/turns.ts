// Which calls belong together: those made at once, and those made on the answer of another.

/** What was counted in one run of calls. */
export class Turn {
  readonly counts: Map<string, number> = new Map()
  /** Where its last call was made. */
  site: string | undefined
}

/** How many promises may lie between an answer and the call that follows from it. */
const HOPS = 64

/**
 * A call belongs to the turn whose answer is being worked on, until the runtime waits for something else. No runtime but
 * Node tells more; and calls of two requests to a server, which follow from nothing of each other, are never one turn.
 */
export class Turns {
  #turn: Turn | undefined
  #left = 0

  /** The turn of a call that is made now. */
  current(): Turn {
    const turn = this.#turn ?? new Turn()
    this.enter(turn)
    return turn
  }

  /** What is called next follows from an answer of this turn. */
  enter(turn: Turn): void {
    this.#turn = turn
    const waiting = this.#left > 0
    this.#left = HOPS
    if (!waiting) void this.#leave()
  }

  async #leave(): Promise<void> {
    while (--this.#left > 0) await Promise.resolve()
    this.#turn = undefined
  }
}
