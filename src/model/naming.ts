// Names in the database: how long they may be, and what columns are called there.

/** Bytes that a name may have: what Postgres keeps of one, and less than the others allow. */
export const MAX_NAME = 63

export const byteLength = (text: string): number => new TextEncoder().encode(text).length

/** `createdAt` is `created_at`, `URLPath` is `url_path`, `line2Text` is `line2_text`. */
export const snakeCase = (name: string): string =>
  name.replace(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, '_').toLowerCase()
