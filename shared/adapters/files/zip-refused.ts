/** Why an archive is refused; `zipReasons` (inspection-refused.ts) has the sentence for a person. */
export type ZipRefusal =
  | 'notZip'
  | 'zip64'
  | 'tooManyEntries'
  | 'tooLarge'
  | 'ratio'
  | 'encrypted'
  | 'duplicateName'
  | 'unsafeName'
  | 'overlap'
  | 'polyglot'
  | 'damaged'
  | 'macro'
  | 'externalLink'
  | 'embedded'
  | 'activeX'
  | 'notWorkbook';

/** An archive that is not accepted. The code is all there is: entry names are what a stranger typed and stay out. */
export class ZipRefused extends Error {
  readonly code: ZipRefusal;

  constructor(code: ZipRefusal) {
    super(`zip refused: ${code}`);
    this.name = 'ZipRefused';
    this.code = code;
  }
}
