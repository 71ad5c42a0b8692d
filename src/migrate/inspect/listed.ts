// Descriptions leave out what is not there.

/** The list under its name, unless it is empty. */
export const listed = <K extends string, T>(key: K, items: readonly T[]): { readonly [P in K]?: readonly T[] } =>
  (items.length > 0 ? { [key]: items } : {}) as { readonly [P in K]?: readonly T[] }
