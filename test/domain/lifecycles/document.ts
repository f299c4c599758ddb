import type { MachineName } from './lifecycles.ts';

/** Lifecycles the document has no table for. */
type OurMachine =
  | 'checklist'
  | 'question'
  | 'horizontalCheck'
  | 'workpaper'
  | 'spiWork'
  | 'outsourcing'
  | 'breach'
  | 'logAnalysis'
  | 'onsiteViewing';

/**
 * DOMAIN.md 1.4 A–G, copied by hand from the document, a line for each arrow: `states command next`. The commands
 * have our names; what they are called in the document stands behind `#` where it is not obvious.
 */
export const document: Record<Exclude<MachineName, OurMachine>, string> = {
  // A. MidTermPlan / AnnualPlan
  plan: `
    draft      submit    submitted
    submitted  return    draft
    submitted  approve   approved
    approved   revise    same        # a new draft edition beside it; the old one stays in force
    approved   supersede superseded  # by the commit that approves the next edition
    approved   close     closed`,

  // B. Audit
  audit: `
    planned        submitPlan        plan_review
    plan_review    approve           approved
    plan_review    return            planned
    approved       notify            notified
    notified       startPreliminary  preliminary
    preliminary    startFieldwork    fieldwork
    fieldwork      endFieldwork      evaluation
    evaluation     openExchange      exchange
    exchange       closeExchange     reporting
    reporting      finalizeReport    reported
    reported       acknowledgeReport ciso_received  # report to CISO
    ciso_received  issueInstructions improvement
    improvement    startFollowUp     follow_up
    follow_up      close             closed
    planned|plan_review|approved|notified|preliminary|fieldwork|evaluation|exchange|reporting  suspend  suspended
    suspended      resume            resume
    planned|plan_review|approved|notified|preliminary|fieldwork|evaluation|exchange|reporting  cancel   cancelled
    fieldwork      reportUrgent      same`,

  // C. ChecklistAssignment
  assignment: `
    sent         acknowledge      in_progress
    in_progress  delegate         same
    in_progress  requestApproval  dept_review
    dept_review  returnInternally in_progress
    dept_review  approve          submitted
    submitted    return           returned
    returned     resume           in_progress
    submitted    accept           accepted
    accepted     reopen           returned
    submitted    withdraw         in_progress
    sent|in_progress|dept_review|submitted|returned  extend            same
    sent|in_progress|dept_review|submitted|returned  requestExtension  same  # asked by dept_is_manager
    sent|in_progress|dept_review|submitted|returned  grantExtension    same  # decided by audit_office
    sent|in_progress|dept_review|submitted|returned  refuseExtension   same`,

  // D. EvidenceRequest
  request: `
    draft          send         sent
    sent           submitPart   partially_submitted
    sent|partially_submitted|returned  submit  submitted
    submitted      startReview  under_review
    under_review   accept       accepted
    under_review   return       returned
    sent|returned  waiveOnsite  waived_onsite
    sent           withdraw     withdrawn
    sent           refuse       refused`,

  // D. EvidenceFile
  file: `
    upload_issued       complete        quarantine
    quarantine          startInspection scanning
    scanning            pass            available
    scanning            rejectMalware   rejected_malware
    scanning            rejectType      rejected_type
    scanning            rejectUnsafe    rejected_unsafe
    scanning            rejectMismatch  rejected_mismatch
    scanning            holdSuspected   held_spi_suspected
    scanning            holdUnscannable held_unscannable
    held_unscannable    keep            available  # by attestation: declare, attest, then the worker keeps the bytes
    held_spi_suspected  keep            available  # released as a false positive, then the worker keeps the bytes
    available           supersede       superseded
    held_spi_suspected  purge           purging  # decided, then purged: bytes and record are never gone at once
    available           approvePurge    purging
    purging             erase           purged`,

  // E. Finding
  finding: `
    draft           withdraw           withdrawn
    draft           passReview         reviewed
    draft           returnReview       draft
    reviewed        present            presented
    presented       confirmFacts       fact_confirmed
    presented       dispute            disputed
    disputed        amend              presented
    disputed        uphold             fact_confirmed
    disputed        withdrawDisputed   withdrawn
    fact_confirmed  finalize           finalized
    finalized       instruct           instructed
    finalized       closeWithoutAction closed
    instructed      planApproved       remediating
    instructed|remediating  acceptRisk  risk_accepted
    risk_accepted   riskExpired        instructed
    remediating     actionsVerified    verified
    verified        close              closed
    closed          reopen             instructed`,

  // F. Remediation; the side actions have no state of their own in the document.
  remediation: `
    requested            startDrafting      drafting
    drafting             requestApproval    dept_review
    dept_review          submit             submitted
    submitted            return             returned
    submitted            approve            approved
    approved             start              in_progress
    in_progress          reportCompletion   completion_reported
    completion_reported  startVerification  verifying
    verifying            verify             verified
    verifying            judgeNotEffective  not_effective
    not_effective        start              in_progress
    verified             close              closed`,

  // G. FollowUp
  followUp: `
    planned      start     in_progress
    in_progress  conclude  concluded
    concluded    report    reported`,
};

/** What the code has beyond the document, each row for a reason. A row that appears or goes must be changed here. */
export const ours: Partial<Record<MachineName, string>> = {
  // The plan of an audit is rewritten after a return; a suspended audit need not be resumed to be cancelled. Overrides
  // (1.5, guard 6) and another team are possible as long as auditors still act.
  audit: `
    planned|plan_review|approved|notified|preliminary|fieldwork|evaluation|exchange|reporting  override    same
    reported|ciso_received|improvement|follow_up                                               override    same
    plan_review|approved|notified|preliminary|fieldwork|evaluation|exchange|reporting          changeTeam  same
    reported|ciso_received|improvement|follow_up                                               changeTeam  same
    notified|preliminary|fieldwork|evaluation|exchange|reporting  remindLate  same
    planned    edit    same
    suspended  cancel  cancelled`,
  // A section hands in a request piece by piece, and again after a return; its date can be moved as an assignment's.
  request: `
    partially_submitted|returned  submitPart  partially_submitted
    sent|partially_submitted|returned  requestExtension  same
    sent|partially_submitted|returned  grantExtension    same
    sent|partially_submitted|returned  refuseExtension   same`,
  // A held file that nobody can vouch for, and an old version, can be purged too. The two persons of an attestation, and
  // of a purge, act one after the other; an uploader explains what is suspected. A section corrects what it says of a file, and withdraws one; an upload that never came ends.
  file: `
    held_unscannable  purge  purging
    superseded|withdrawn  approvePurge  purging
    available|superseded|withdrawn  proposePurge  same
    available|superseded|withdrawn  refusePurge   same
    held_unscannable|held_spi_suspected  declare  same
    held_spi_suspected  release  same
    held_unscannable  attest           same
    held_unscannable  attestAsOfficer  same
    upload_issued|quarantine|scanning|held_unscannable|available  edit  same
    held_unscannable|available  withdraw  withdrawn
    upload_issued  expire  expired`,
  finding: `
    draft      edit   same
    draft      linkRepeat    same
    draft      unlinkRepeat  same
    finalized  reply  same
    presented|fact_confirmed|finalized|instructed|remediating|risk_accepted  orderHorizontalChecks  same
    instructed instruct  instructed  # after an accepted risk ran out
    instructed|remediating|verified|risk_accepted  carryOver  same`,
  remediation: `
    returned     startDrafting     drafting
    drafting     draft             same
    dept_review  returnInternally  drafting
    submitted    withdraw          drafting  # 引戻し, as in C
    in_progress  progress          same
    in_progress  interim           same
    requested|drafting|dept_review|submitted|returned|approved|in_progress|not_effective  extend    same
    requested|drafting|dept_review|submitted|returned|approved|in_progress|not_effective  requestExtension  same
    requested|drafting|dept_review|submitted|returned|approved|in_progress|not_effective  grantExtension    same
    requested|drafting|dept_review|submitted|returned|approved|in_progress|not_effective  refuseExtension   same
    requested|drafting|dept_review|submitted|returned|approved|in_progress|not_effective  transfer  same
    requested|drafting|dept_review|submitted|returned|approved|in_progress|not_effective  comment   same
    completion_reported|verifying                                                         comment   same`,
  // 横展開 (1.2 row 11, section 7 "close behind"): the document gives it no table.
  horizontalCheck: `
    requested  answer          answered
    answered   return          requested
    answered   follow          improving
    improving  reportImproved  answered
    answered   confirm         confirmed
    requested|improving  withdraw  withdrawn`,
  question: `
    asked           answer    answered
    answered        askAgain  asked
    asked|answered  close     closed`,
  workpaper: `
    draft|reviewed  edit          draft
    draft           passReview    reviewed
    draft           returnReview  draft
    draft           withdraw      withdrawn`,
  // The breach clock (4.4), which the document gives no table.
  breach: `
    reported|reporting|preliminary_sent|final_sent  amend  same
    reported          accept           reporting
    reported|reporting|preliminary_sent  dismiss  dismissed
    dismissed         reopen           reported
    reporting         sendPreliminary  preliminary_sent
    preliminary_sent|final_sent  sendUpdate  same
    reporting|preliminary_sent   sendFinal   final_sent
    reported|reporting|preliminary_sent|final_sent  recordNotice  same
    reported|reporting|preliminary_sent  shiftDue  same
    final_sent        close            closed`,
  // Evidence without a file (4.2, audit duty 4; 4.3): corrected or withdrawn until the report.
  logAnalysis: `
    recorded  edit      same
    recorded  withdraw  withdrawn`,
  onsiteViewing: `
    recorded  edit      same
    recorded  withdraw  withdrawn`,
  // Supervision of contractors (4.2, audit duty 5).
  outsourcing: `
    in_force  edit            same
    in_force  checkSelection  same
    in_force  consent         same
    in_force  endReContract   same
    in_force  check           same
    in_force  end             ended`,
  // The register of number-using work (4.2, audit duty 1).
  spiWork: `
    draft     edit      same
    draft     withdraw  withdrawn
    draft     enter     in_force
    in_force  revise    same
    in_force  confirm   same
    in_force  end       ended`,
  checklist: `
    draft  identify  same
    draft  publish  published`,
};

/** Lines of such a table as `state command next`, one for each state. */
export const rowsIn = (table = ''): string[] =>
  table
    .split('\n')
    .map((line) => line.replace(/#.*$/, '').trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [states = '', command, next] = line.split(/\s+/);
      return states.split('|').map((state) => `${state} ${command} ${next}`);
    });

/** The state enums, copied by hand from "State enums in one place". */
export const stateEnums: Record<Exclude<MachineName, OurMachine>, string> = {
  plan: 'draft submitted approved superseded closed',
  audit:
    'planned plan_review approved notified preliminary fieldwork evaluation exchange reporting reported ciso_received improvement follow_up closed suspended cancelled',
  assignment: 'sent in_progress dept_review submitted returned accepted',
  request: 'draft sent partially_submitted submitted under_review returned accepted waived_onsite refused withdrawn',
  file: 'upload_issued quarantine scanning available held_spi_suspected held_unscannable rejected_malware rejected_type rejected_unsafe rejected_mismatch superseded purged',
  finding:
    'draft reviewed presented disputed fact_confirmed finalized instructed remediating verified closed risk_accepted withdrawn',
  remediation:
    'requested drafting dept_review submitted returned approved in_progress completion_reported verifying not_effective verified closed',
  followUp: 'planned in_progress concluded reported',
};

/** States the code has beyond the document. */
export const ourStates: Partial<Record<MachineName, string>> = {
  file: 'withdrawn expired purging',
};
