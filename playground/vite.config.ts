// Serves and builds the playground from the library's sources.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { alias } from '../vite.config.ts'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  resolve: { alias },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
  optimizeDeps: { exclude: ['@sqlite.org/sqlite-wasm'] },
})
