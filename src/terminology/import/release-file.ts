/** One file of a release, wherever it is kept. */
export interface ReleaseFile {
  /** With its folders, separated by / */
  name: string;
  bytes: number;
  open(): AsyncIterable<Uint8Array>;
}
