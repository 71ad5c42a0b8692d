#!/usr/bin/env node
// The program `isomodel`.
import { main } from './main.ts'
import { terminal } from './io.ts'
import manifest from '../package.json' with { type: 'json' }

process.exitCode = await main(process.argv.slice(2), terminal(), manifest.version)
