import { afterAll, expect, test } from 'vitest';
import { orderAudit, publishChecklist, type PublishedChecklist } from '#test/support/cities-audit.ts';
import { foundCity, type Operation, outcome, routes, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

const open: World[] = [];
afterAll(() => Promise.all(open.map((world) => world.close())));

const found = async (): Promise<World> => {
  const world = await foundCity(await openStore());
  open.push(world);
  return world;
};

/** An earlier audit of the same section, whose answer was carried over. */
const earlier = async (world: World, checklist: PublishedChecklist): Promise<void> => {
  const audit = await orderAudit(world, checklist, { sections: ['市民課'] });
  await audit.until('preliminary');
  await audit.submit('市民課');
  await audit.until('reported');
};

/** Another audit, its sections, its findings and its team: nothing of the external auditor's. */
const other = async (world: World, checklist: PublishedChecklist): Promise<string> => {
  const audit = await orderAudit(world, checklist, {
    sections: ['保険年金課', '税務課'],
    lead: '佐藤',
    members: ['鈴木'],
  });
  await audit.until('preliminary');
  await audit.submit('保険年金課');
  await audit.finding('保険年金課');
  await audit.finding('税務課', 'reviewed');
  return audit.auditId;
};

/** Ids, instants and hashes differ from run to run; which of them are the same as which others does not. */
const tokens = /[0-9A-HJKMNP-TV-Z]{26}|\d{4}-\d{2}-\d{2}T[\d:.]+Z|[0-9a-f]{64}/g;
const normalised = (text: string): string => {
  const seen = new Map<string, string>();
  return text.replaceAll(tokens, (token) => {
    if (!seen.has(token)) seen.set(token, `#${seen.size + 1}`);
    return seen.get(token) ?? '';
  });
};

/** Everything an external auditor can read around one audit that went all its way, as the edge would send it. */
const answersTo = async (world: World, around?: (checklist: PublishedChecklist) => Promise<void>): Promise<string> => {
  const checklist = await publishChecklist(world);
  await around?.(checklist);
  const own = await orderAudit(world, checklist, {
    lead: '佐藤',
    members: ['鈴木', '島田'],
    over: { kind: 'joint' },
  });
  await own.until('preliminary');
  await own.submit('市民課');
  await own.judge('市民課');
  const where = own.place('市民課');
  await world.as('島田')('request.create', { ...where, title: '台帳' });
  await own.until('fieldwork');
  const one = await own.finding('市民課', 'fact_confirmed');
  await own.until('reported');
  await world.as('山本')('audit.acknowledgeReport', own.at);
  await around?.(checklist);
  await world.as('山本')('finding.instruct', { ...one, text: '改めること。', dueDate: '2027-02-28' });

  const { checklistId, checklistVersion } = checklist;
  const asked: [Operation, object][] = [
    ['me.get', {}],
    ['me.tasks', {}],
    ['audit.list', { fiscalYear: 2026 }],
    ['audit.get', own.at],
    ['audit.board', own.at],
    ['checklist.get', { checklistId, checklistVersion: String(checklistVersion) }],
    ['assignment.mine', {}],
    ['assignment.get', where],
    ['response.list', where],
    ['assignment.previous', where],
    ['report.get', own.at],
    ['report.rows', own.at],
    ['report.section', where],
    ['meeting.list', own.at],
    ['request.list', where],
    ['request.listOfAudit', own.at],
    ['finding.list', own.at],
    ['finding.listOfYear', { fiscalYear: 2026 }],
    ['finding.get', one],
  ];
  const texts = await Promise.all(
    asked.map(async ([operation, input]) => {
      const body = await world.as('島田')(operation as 'audit.get', input);
      return `${operation} ${JSON.stringify(routes[operation]?.output.parse(body))}`;
    }),
  );
  return normalised(texts.join('\n'));
};

test('an external auditor gets the same answers, to the byte, whatever else the city audits', async () => {
  const [alone, crowded] = [await found(), await found()];
  const others: string[] = [];
  const answers = await answersTo(crowded, async (checklist) => {
    if (others.length === 0) await earlier(crowded, checklist);
    others.push(await other(crowded, checklist));
  });
  expect(answers.split('\n')).toEqual((await answersTo(alone)).split('\n'));
  for (const auditId of others) expect(await outcome(crowded.as('島田')('audit.get', { auditId }))).toBe('not_found');
});
