import * as z from 'zod';
import { object, strictObject } from '#shared/domain/objects.ts';
import { departmentId } from '#shared/domain/scalars.ts';
import { ledgerEntry } from '#shared/domain/activity/activity.ts';
import { assignment } from '#shared/domain/assignment/assignment.ts';
import { countedFigures } from '#shared/domain/assignment/chapter-counts.ts';
import { audit } from '#shared/domain/audit/audit.ts';
import { checklist } from '#shared/domain/checklist/checklist.ts';
import { mappingProfile } from '#shared/domain/checklist/mapping-profile.ts';
import { checklistItem } from '#shared/domain/checklist/item.ts';
import { evidence } from '#shared/domain/evidence/evidence.ts';
import { reconciliation } from '#shared/domain/evidence/reconciliation.ts';
import { evidenceRequest } from '#shared/domain/evidence/request.ts';
import { finding } from '#shared/domain/finding/finding.ts';
import { findingRow } from '#shared/domain/finding/row.ts';
import { department, holding, person, post } from '#shared/domain/organisation/organisation.ts';
import { meeting } from '#shared/domain/audit/meeting.ts';
import { transfer } from '#shared/domain/transfer/transfer.ts';
import { horizontalCheck } from '#shared/domain/horizontal/horizontal-check.ts';
import { plan } from '#shared/domain/plan/plan.ts';
import { sectionNote } from '#shared/domain/section-note/section-note.ts';
import { workpaper, workpaperNote } from '#shared/domain/workpaper/workpaper.ts';
import { report, reportRow } from '#shared/domain/report/report.ts';
import { question } from '#shared/domain/question/question.ts';
import { response } from '#shared/domain/response/response.ts';
import { day, id, opaque } from '#shared/domain/scalars.ts';

/** Actions the caller may take on the record as it is now: computed by the policy that enforces them. */
export const may = z.array(z.string());

/** A sentence for people, in both languages. */
export const sentence = strictObject(() => ({ ja: z.string(), en: z.string() }));

/** Fields a record has that a view does not declare are dropped on the way out. */
const view = <S extends z.core.$ZodLooseShape>(make: () => z.ZodObject<S>) => object(() => make().shape);

/** A record without the head of its chain. */
export const shown = <S extends z.core.$ZodLooseShape>(shape: S) => {
  const { trail: _trail, ...rest } = shape;
  return z.object(rest);
};

export const planView = view(() => shown(plan.shape).extend({ may }));
const teamMemberView = strictObject(() => ({
  personId: id,
  name: z.string(),
  kind: z.enum(['staff', 'external']),
  /** False once the account was stopped or the contract has ended: the person no longer counts. */
  admitted: z.boolean(),
  company: z.string().optional(),
  /** Last day of an external auditor's contract. */
  until: day.optional(),
}));
/** The running number counts all audits of the year: external auditors are not told it. */
export const auditView = view(() =>
  shown(audit.shape).extend({
    may,
    number: audit.shape.number.optional(),
    /** Who the team is today; when one audit is read as a whole. */
    members: z.array(teamMemberView).optional(),
  }),
);
export const assignmentView = view(() =>
  shown(assignment.shape).extend({
    may,
    auditTitle: z.string(),
    departmentName: z.string(),
    /** From the report on, nothing in it can change. */
    locked: z.boolean(),
    overdue: z.boolean(),
  }),
);
/** A section on the progress board: its assignment without texts. */
export const boardRow = view(() =>
  assignmentView
    .omit({
      delegations: true,
      remarks: true,
      extensions: true,
      comment: true,
      extensionRefusal: true,
    })
    .extend({
      /** The role whose turn it is; left out when nobody's is. */
      waitsFor: z.string().optional(),
      /** In business days; 0 while it is not late. */
      daysLate: z.int().min(0),
    }),
);
/** How many sections stand in each state. */
export const stageView = strictObject(() => ({
  status: assignment.shape.status,
  sections: z.int().min(0),
  overdue: z.int().min(0),
}));
/** Sections by chapter of the checklist. `figures` are left out where a section's answers were never counted. */
export const chapterTable = strictObject(() => ({
  chapters: z.array(z.strictObject({ name: z.string(), items: z.int().min(1) })),
  items: z.array(z.strictObject({ departmentId, departmentName: z.string(), figures: countedFigures.optional() })),
}));
/** Which audit an answer was carried over from is not told to external auditors. */
export const responseView = strictObject(() => ({
  ...response.shape,
  carriedFrom: response.shape.carriedFrom.unwrap().partial({ auditId: true }).optional(),
}));
export const requestView = strictObject(() => ({ ...evidenceRequest.shape, may, overdue: z.boolean() }));
export const questionView = strictObject(() => ({ ...question.shape, may }));
export const noteView = view(() => shown(sectionNote.shape));
export const workpaperView = view(() => shown(workpaper.shape).extend({ may }));
/** Nobody has written it yet while its version is 0. */
export const workpaperNoteView = view(() => shown(workpaperNote.shape).partial({ writtenAt: true }));
export const evidenceView = view(() =>
  shown(evidence.shape)
    .omit({ quarantineVersion: true, vaultVersion: true })
    .extend({ may, reasonText: sentence.optional(), signCount: z.int().min(1).optional() }),
);
/** What the SPI audit officer has to decide on, and where to find whoever handed it in. */
export const heldFileView = view(() =>
  evidenceView.extend({ departmentName: z.string(), uploaderName: z.string(), due: day }),
);
export const reconciliationView = view(() => shown(reconciliation.shape).omit({ step: true, next: true }));
export const findingView = view(() => shown(finding.shape).extend({ may, overdue: z.boolean() }));
export const findingRowView = strictObject(() => ({ ...findingRow.shape, overdue: z.boolean() }));
export const mappingProfileView = view(() => shown(mappingProfile.shape));
export const checklistView = view(() => shown(checklist.shape).extend({ may }));
export const checklistItems = object(() => ({ ...checklistView.shape, list: z.array(checklistItem) }));
export const departmentView = view(() => shown(department.shape));
export const postView = view(() => shown(post.shape).extend({ holderName: z.string().optional() }));
export const personView = view(() => shown(person.shape));
export const transferView = view(() => shown(transfer.shape).omit({ rest: true }));
export const holdingView = holding;
/** The checked section is not told which finding it comes from. */
export const horizontalCheckView = view(() =>
  shown(horizontalCheck.shape).partial({ findingId: true }).extend({ may, overdue: z.boolean() }),
);
export const meetingView = view(() => shown(meeting.shape).extend({ may }));
/** As in {@link auditView}, external auditors are not told the running number. */
export const reportView = view(() =>
  shown(report.shape).required({ hash: true }).extend({ number: report.shape.number.optional() }),
);
/** What one section is told of the report as a whole: nothing of the other sections. */
export const reportNoticeView = view(() =>
  reportView.omit({
    sections: true,
    statistics: true,
    summary: true,
    overrides: true,
    cisoOrderNo: true,
    planId: true,
  }),
);
export const reportRowView = reportRow;
/** An entry of a trail in words. */
export const trailEntryView = strictObject(() => ({
  seq: ledgerEntry.shape.seq,
  at: ledgerEntry.shape.at,
  act: ledgerEntry.shape.act,
  actName: sentence,
  /** The right that was used. */
  role: z.string(),
  roleName: sentence,
  /** With the title of the post held at that time; whom the reader may not know by name is called by the role. */
  person: z.strictObject({ name: z.string(), title: z.string().optional() }),
  /** A deputy's: the post, and who held it. */
  onBehalfOf: z.strictObject({ name: z.string().optional(), title: z.string() }).optional(),
  result: ledgerEntry.shape.res,
  /** The entry's leaf hash (RFC 6962): what the next one continues. */
  hash: ledgerEntry.shape.prev,
}));

/** What became of a verification so far: of `total` entries `checked` hold, and the first that does not. */
export const verificationView = strictObject(() => ({
  total: z.int().min(0),
  checked: z.int().min(0),
  /** The leaf hash of the last entry, once all were looked at. */
  head: ledgerEntry.shape.prev.optional(),
  /** Entries whose contents were deleted since, as retention does. */
  redacted: z.int().min(0),
  at: ledgerEntry.shape.at,
  breach: z.strictObject({ seq: ledgerEntry.shape.seq, ja: z.string(), en: z.string() }).optional(),
  next: z.string().optional(),
}));

const count = z.int().min(0);
/** A fiscal year in figures. */
export const yearSummary = strictObject(() => ({
  fiscalYear: audit.shape.fiscalYear,
  /** Audits by state; states without an audit are left out. */
  audits: z.array(z.strictObject({ status: audit.shape.status, number: count })),
  /** Sections of the city, those audited in the year, and those never audited in the three years that end with it. */
  coverage: z.strictObject({ sections: count, audited: count, neverInCycle: z.array(departmentId) }),
  /** Findings by severity and state; those without one are left out. */
  findings: z.array(
    z.strictObject({ severity: finding.shape.severity, status: finding.shape.status, number: count, overdue: count }),
  ),
  repeated: count,
  carriedOver: count,
  /** How often due dates were put off. */
  extensions: z.strictObject({ assignments: count, findings: count }),
}));

/** Findings of several fiscal years: a row for each section, severity, state, or for repeated ones and first ones. */
export const findingsOverYears = strictObject(() => ({
  items: z.array(
    z.strictObject({
      key: z.string(),
      /** The section's. */
      name: z.string().optional(),
      /** Every year asked for, in order. */
      years: z.array(
        z.strictObject({
          fiscalYear: audit.shape.fiscalYear,
          number: count,
          open: count,
          closed: count,
          repeated: count,
          /** Those without a finding are left out. */
          severities: z.array(z.strictObject({ severity: finding.shape.severity, number: count })),
        }),
      ),
    }),
  ),
}));

/** A list, and where the next page starts. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  strictObject(() => ({ items: z.array(item), next: z.string().optional() }));
export const listOf = <T extends z.ZodType>(item: T) => strictObject(() => ({ items: z.array(item) }));

const pageOfUpTo = (most: number) =>
  strictObject(() => ({
    limit: z.coerce.number().int().min(1).max(most).default(50),
    cursor: opaque(z.string().max(2000)).optional(),
  }));

/** Query of every paged list. */
export const paging = pageOfUpTo(100);
/** Of a list whose rows are small, and of which a whole year is sorted on the screen. */
export const widePaging = pageOfUpTo(1000);
