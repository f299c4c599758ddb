import type { InspectionReason } from '#shared/domain/evidence/inspection-reasons.ts';
import type { ZipRefusal } from './zip-refused.ts';

/** Ends an inspection. Only `inspect` catches it, to make a verdict of it. */
export class InspectionRefused extends Error {
  readonly reason: InspectionReason;

  constructor(reason: InspectionReason) {
    super(`file refused: ${reason}`);
    this.name = 'InspectionRefused';
    this.reason = reason;
  }
}

/** What a refused archive means for the person who sent it: the sentence is `inspectionReasons[zipReasons[code]]`. */
export const zipReasons: Record<ZipRefusal, InspectionReason> = {
  notZip: 'contentDiffers',
  zip64: 'zip64',
  tooManyEntries: 'tooManyParts',
  tooLarge: 'bomb',
  ratio: 'bomb',
  encrypted: 'passwordProtected',
  duplicateName: 'unsafeArchive',
  unsafeName: 'unsafeArchive',
  overlap: 'unsafeArchive',
  polyglot: 'polyglot',
  damaged: 'damaged',
  macro: 'macro',
  externalLink: 'externalLink',
  embedded: 'embedded',
  activeX: 'activeX',
  notWorkbook: 'contentDiffers',
};
