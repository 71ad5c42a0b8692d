// The layout of rows in a buffer:
//   five numbers of 32 bits: columns, cells, bytes of text, units of text, bytes of blobs; then 4 bytes unused
//   cells, 8 bytes each, row after row: a number, a 64-bit integer, or a length (texts: in units, then in bytes)
//   tags, 1 byte each
//   all texts as UTF-8
//   all blobs

/** Units of text where some text begins with half a character: texts are read one by one then. */
export const BROKEN = 0xffffffff

/** Bytes before the cells. */
export const HEADER = 24

export const tag = { null: 0, number: 1, text: 2, blob: 3, bigint: 4 } as const
