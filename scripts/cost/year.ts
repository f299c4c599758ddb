import type measured from './measured.json';
import type { Quantities } from './prices.ts';

export type Measured = typeof measured;

/** What happens in a year. The first five are the size of a city that was asked for; the rest is how people work. */
export const volumes = {
  sections: 200,
  items: 300,
  audits: 2,
  files: 5000,
  /** Megabytes of a file, and how many years of them are kept. */
  fileMegabytes: 2,
  yearsKept: 5,
  /** People who work with it, the days they do in a year, and the pages they open on each. */
  people: 500,
  days: 60,
  pages: 20,
  /** Calls of the API for a page, and read units of one that is neither board nor list of findings. */
  callsPerPage: 4,
  unitsPerCall: 5,
  /** A finding in so many answers, and the steps of a finding, of a section's checklist and of a file. */
  itemsPerFinding: 150,
  stepsPerFinding: 20,
  stepsPerSection: 12,
  stepsPerFile: 5,
  mailsPerPerson: 40,
  /** Kilobytes of a record with its share of ledger and indexes. */
  kilobytesPerAnswer: 2,
  /** Megabytes of the application a person fetches on a day, beside what their browser keeps. */
  megabytesPerDay: 0.5,
} as const;

/** Memory of a function that answers requests (`functions/manifest.ts`), and the seconds a call is assumed to take. */
const call = { gigabytes: 0.5, seconds: 0.05 } as const;
const answersPerCall = 25;

/**
 * What a city-year uses, for a city of so many times the sections, files and people. What a step, an answer and a list
 * take was measured by `npm run bench`; a step of a file and of a checklist is counted as one of a finding, which is the
 * dearest.
 */
export const useOfYear = (size: number, m: Measured) => {
  const v = volumes;
  const sectionAudits = v.sections * size * v.audits;
  const answers = sectionAudits * v.items;
  const files = v.files * size;
  const findings = answers / v.itemsPerFinding;
  const steps = sectionAudits * v.stepsPerSection + findings * v.stepsPerFinding + files * v.stepsPerFile;
  // What auditors judge is written as what sections answer.
  const writes =
    2 * answers * m['25 answers in one call'] + sectionAudits * m.distribution + steps * m['one step of a finding'];
  const visits = v.people * size * v.days;
  const reads = visits * v.pages * v.callsPerPage;
  const lists = visits * (m['board of 500 sections'] + m['findings of a year, 100 of 1,000 with the total']);
  const calls = reads + steps + (2 * answers) / answersPerCall;
  const commits = steps + (2 * answers) / answersPerCall;
  const tableGigabytes = (2 * answers * v.kilobytesPerAnswer * v.yearsKept) / 1024 ** 2;
  const fileGigabytes = (files * v.fileMegabytes * v.yearsKept) / 1024;
  return {
    write: writes,
    read: reads * v.unitsPerCall + lists + commits * v.unitsPerCall,
    tableStorage: tableGigabytes * 12,
    tableRecovery: tableGigabytes * 12,
    tableCopies: tableGigabytes * 12,
    fileStorage: fileGigabytes * 12,
    fileCopies: fileGigabytes * 12,
    filePut: files * 2,
    fileGet: files * 4,
    scanBytes: (files * v.fileMegabytes) / 1024,
    scanFile: files,
    apiCall: calls,
    // A commit wakes the outbox; a file is a job as well.
    invocation: calls + commits + files,
    computing: (calls + commits + files) * call.gigabytes * call.seconds,
    queueCall: commits,
    mail: v.people * size * v.mailsPerPerson,
    logBytes: (calls * 1.5) / 1024 ** 2,
    trace: calls * 0.05,
    keyCall: calls * 0.1,
    filterCall: calls * 2,
    edgeBytes: (visits * v.megabytesPerDay) / 1024,
    signer: v.people * size * 12,
  } satisfies Quantities;
};
