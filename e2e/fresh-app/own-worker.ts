// All that a worker of one's own needs.
import 'isomodel/sqlite-wasm/worker'
