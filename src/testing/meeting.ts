// Where transactions wait for each other, so that a case meets the moment that it is about.

/** A function that answers when it was called so many times. Later calls do not wait. */
export function meeting(size: number): () => Promise<void> {
  let arrived = 0
  let open = (): void => {}
  const all = new Promise<void>(resolve => (open = resolve))
  return () => {
    if (++arrived === size) open()
    return all
  }
}
