import { inDays } from '#test/support/api-audits.ts';
import { call, type Chapter, keep, type Notes, said, why } from './replay-chapter.ts';
import { auditOf } from './replay-opening.ts';

/** The workbook of the section, with a first answer filled in anew. */
const packageFile = ({ ids }: Notes) => ({ fileName: '回答用.xlsx', content: ids['package'] });

/** A further audit of the same sections, once the first is closed: what a section can take over from it. */
export const nextYear: Chapter[] = [
  call('office', 'audit.create', auditOf, { keeps: keep('auditId') }),
  call('lead', 'audit.submitPlan'),
  call('chief', 'audit.approve', said),
  call('chief', 'audit.notify', { dueDate: inDays(14), noticeNo: '監法第2号' }, { waits: 'board' }),
  call('office', 'hold.place', why),
  call('chief', 'hold.lift', why),
  call('office', 'planHold.place', why),
  call('chief', 'planHold.lift', why),
  call('office', 'checklistHold.place', why),
  call('chief', 'checklistHold.lift', why),
  call('contact', 'assignment.acknowledge'),
  call('contact', 'response.carryOver', {}, { waits: 'package' }),
  call('contact', 'package.preview', packageFile, { keeps: keep('previewHash') }),
  call('contact', 'package.apply', (notes) => ({ ...packageFile(notes), previewHash: notes.ids['previewHash'] })),
];
