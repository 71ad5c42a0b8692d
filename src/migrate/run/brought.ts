// What runs migrations, for who loads it late. Bundlers warn where a module is loaded late in one place and at once in another.
export { brought } from './migrate.ts'
