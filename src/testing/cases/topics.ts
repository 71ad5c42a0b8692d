// All topics of the suite, in the order in which a reader would ask.
import type { Topic } from '../case.ts'
import { textTopic } from './text.ts'

export const topics: readonly Topic[] = [textTopic]
