// All topics of the suite, in the order in which a reader would ask.
import type { Topic } from '../case.ts'
import { decimals } from './decimals.ts'
import { integers } from './integers.ts'
import { kindsTopic } from './kinds.ts'
import { nulls } from './nulls.ts'
import { numbers } from './numbers.ts'
import { time } from './time.ts'
import { textTopic } from './text.ts'

export const topics: readonly Topic[] = [textTopic, nulls, integers, numbers, decimals, time, kindsTopic]
