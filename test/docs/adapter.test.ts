// The adapter of the guide passes the suite: the example is a file of tests itself.
import '../../docs/examples/conformance.ts'
