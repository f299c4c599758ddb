import { ulid } from 'ulid';
import { documentClient } from '#shared/adapters/dynamo/client.ts';
import { fromRows, recordsIn } from '#shared/adapters/dynamo/codec.ts';
import { allRows, clientConfigFor, startDatabase } from '#local/database/index.ts';
import { newFinding } from '#test/support/records.ts';
import { plantChecklist, rowsFor, stateTable, writeRaw } from '../../../scripts/bench/stand.ts';

export const largeYear = { findings: 10_000, items: 1000, fiscalYear: 2027, section: 'D501' } as const;

const sections = ['D202', 'D303', 'D402', 'D501', 'D602', 'D702', 'D802'];
const grades = ['MAJOR_NC', 'MINOR_NC', 'OBSERVATION'] as const;

/** Findings of a year that nobody of the made-up city works in, due on days all over it. */
const findings = () => {
  const [auditId, authorId] = [ulid(), ulid()];
  return Array.from({ length: largeYear.findings }, (_, n) =>
    newFinding({
      auditId,
      authorId,
      departmentId: sections[n % sections.length] ?? '',
      path: ['D00', sections[n % sections.length] ?? ''],
      fiscalYear: largeYear.fiscalYear,
      title: `利用者IDの棚卸しが行われていない(${n + 1})`,
      number: `R9-01-${n + 1}`,
      severity: grades[n % grades.length] ?? 'MINOR_NC',
      status: n % 2 === 0 ? 'instructed' : 'remediating',
      dueDate: `${largeYear.fiscalYear}-${String(4 + (n % 9)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
    }),
  );
};

/**
 * A year with thousands of findings, and a section that is to answer a checklist of a thousand items in one chapter,
 * written past the functions into the folder of a city: they only have to be there.
 */
export const plantLargeYear = async (dir: string): Promise<void> => {
  const database = await startDatabase({ dir });
  const doc = documentClient(clientConfigFor(database.endpoint));
  try {
    await writeRaw(
      doc,
      findings().flatMap((finding) => rowsFor('finding', finding)),
    );
    const { checklistId } = await plantChecklist({ doc }, largeYear.items);
    const version = { checklistId, checklistVersion: 1 };
    const larger = recordsIn(await allRows(doc, stateTable)).flatMap(({ ref, head, text }) => {
      if (ref.kind === 'audit') {
        const audit = fromRows('audit', head, text);
        return audit === 'torn' ? [] : rowsFor('audit', { ...audit, ...version });
      }
      const section = ref.kind === 'assignment' ? fromRows('assignment', head, text) : 'torn';
      if (section === 'torn' || section.departmentId !== largeYear.section) return [];
      return rowsFor('assignment', { ...section, ...version, total: largeYear.items });
    });
    await writeRaw(doc, larger);
  } finally {
    doc.destroy();
    await database.stop();
  }
};
