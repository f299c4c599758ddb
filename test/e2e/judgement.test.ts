import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { callAs } from './support/call.ts';
import { inFieldwork } from './support/fieldwork.ts';
import { presentedFindings } from './support/improvement.ts';
import { leave, looked, main, says } from './support/journey.ts';
import { openStage } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const departmentId = 'D402';
const comment = '管理簿に10月の記入がない。';

test('what was judged is read by the auditors once judging is over', async () => {
  const as = (sub: string) => callAs(stage, sub);
  const lead = await as('kansa1');
  const begun = await inFieldwork(lead);
  const { auditId } = begun;
  const review = (section: string): string => `/general/audits/${auditId}/sections/${section}/review`;
  const waiting = await stage.visit('kansa1', review('D501'));
  await says(waiting, '所属がまだ提出していません');
  await says(waiting, '判定されていません');

  const [answer] = (await lead('response.list', { auditId, departmentId })).body.items;
  if (!answer) throw new Error('the section has answered nothing');
  const { itemKey, version } = answer;
  const judgement = { auditResult: 'nonConform' as const, auditComment: comment };
  await lead('response.judge', { auditId, departmentId, itemKey, version, ...judgement });
  const { report } = await presentedFindings(as, {}, begun);
  await report();

  for (const sub of ['kansa1', 'gaibu']) {
    const reader = await stage.visit(sub, `${review(departmentId)}?item=${itemKey}`);
    await says(reader, comment);
    await main(reader).getByText('不適合', { exact: true }).waitFor();
    await says(reader, '判定は終わっています');
    expect(await main(reader).getByRole('radio').count()).toBe(0);
    await looked(reader);
    await leave(reader);
  }
});
