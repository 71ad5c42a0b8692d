// The script of a worker of one's own.
// #region script
import 'isomodel/sqlite-wasm/worker'
// #endregion
