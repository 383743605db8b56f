/** Files that go with what somebody does, taken out of their draft: counted, moved, sent on. */
export {
  awaitsItsQuestion,
  carriedFiles,
  type DraftChanged,
  filesGoAlong,
  filesInWords,
  filesOf,
  filesOnOffer,
  newestFile,
  takeFiles,
  type Which,
} from './files.js';
