// Node knows no modules at blob: addresses; at data: addresses it does.
import type { Load, Loaded } from '../../../playground/run/load.ts'

export const loadData: Load = async code => {
  const address = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  const module = (await import(/* @vite-ignore */ address)) as { default: Loaded['main'] }
  return { main: module.default, address }
}
