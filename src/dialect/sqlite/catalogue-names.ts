// Names as SQLite compares them: without the case of the letters A to Z, and of no others.

export const fold = (name: string): string => name.replaceAll(/[A-Z]+/g, letters => letters.toLowerCase())

export const isSame = (a: string, b: string): boolean => a === b || fold(a) === fold(b)
