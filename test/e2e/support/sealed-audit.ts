import { createWorld, until, type World } from '../../../scripts/demo/world.ts';
import { inDays } from './days.ts';

/** A checklist of the special track that its officers have published. */
export const sealedChecklist = async (world: World): Promise<string> => {
  const { spi } = world.as('hosei');
  const file = { fileName: 'spi-r8.xlsx', content: world.sample('checklists/spi-r8.xlsx').toString('base64') };
  const { previewHash } = (await spi('checklist.preview', file)).body;
  const { checklistId } = (
    await spi('checklist.import', { ...file, previewHash, title: '特定個人情報 点検票', guidelineEdition: 'R7.3' })
  ).body;
  await world.as('hosei2').spi('checklist.publish', { checklistId, checklistVersion: '1' }, { version: 1 });
  return checklistId;
};

/** An audit of the special track, as its own officers make it. */
export const sealedAudit = async (stage: Parameters<typeof createWorld>[0]): Promise<string> => {
  const world = createWorld(stage);
  const { spi, directory } = world.as('hosei');
  const { fiscalYear } = (await directory('me.get', {})).body;
  const people = new Map((await directory('person.list', {})).body.items.map(({ name, personId }) => [name, personId]));
  const checklistId = await sealedChecklist(world);
  const { body } = await spi('audit.create', {
    fiscalYear,
    cisoOrderNo: '情管第1号',
    title: '国保年金課の特定個人情報の監査',
    kind: 'internal',
    purpose: '安全管理措置を確かめる。',
    scope: '資格の事務',
    method: 'document',
    opinionType: 'advisory',
    criteria: '取扱規程',
    checklistId,
    checklistVersion: 1,
    startsOn: inDays(0),
    endsOn: inDays(90),
    sections: ['D202'],
    team: [{ personId: people.get('浦川 直樹') ?? '', role: 'lead' }],
  });
  const one = { auditId: body.auditId };
  await world.as('kansa1').spi('audit.submitPlan', one, { version: 1 });
  await spi('audit.approve', one, { version: 2 });
  await spi('audit.notify', { ...one, dueDate: inDays(14), noticeNo: '監法特第1号' }, { version: 3 });
  await until(async () => {
    const { items } = (await spi('audit.board', one)).body;
    return items.length === 1 ? items : undefined;
  }, 'the distribution');
  return body.auditId;
};
