import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import type { World } from '../../../scripts/demo/world.ts';

/** The city's own sections have a work in the register, a contractor, and a breach that was reported just now. */
export const somethingToRegister = async (world: World) => {
  const year = fiscalYearOf(dayOf(new Date()));
  const head = world.as('kacho-d202').registers;
  const { items: posts } = (await world.as('hosei').directory('post.list', {})).body;
  const handler = posts.find(({ departmentId, roles }) => departmentId === 'D202' && roles.includes('spiHandler'));
  const { workId } = (
    await head('spiWork.create', {
      departmentId: 'D202',
      name: '国民健康保険の資格管理',
      kind: 'spiUseWork',
      startsOn: `${year}-04-01`,
      handlers: [{ postId: handler?.postId ?? '', scope: '被保険者の資格情報' }],
      areas: [{ kind: 'handlingArea', name: '1階執務室' }],
      systems: ['国保システム'],
    })
  ).body;
  await head('spiWork.enter', { departmentId: 'D202', workId }, { version: 1 });
  const { outsourcingId } = (
    await head('outsourcing.create', {
      departmentId: 'D202',
      contractor: '見本データ株式会社',
      contractNo: '契第12号',
      subject: '資格情報の入力',
      from: `${year}-04-01`,
      to: `${year + 1}-03-31`,
      workIds: [workId],
    })
  ).body;
  const { breachId } = (
    await head('breach.report', {
      departmentId: 'D202',
      title: '申請書の控えの所在不明',
      knownAt: new Date().toISOString(),
      description: '窓口で受け付けた申請書の控え3枚が見当たらない。',
      cases: ['publicSystems'],
    })
  ).body;
  return { workId, outsourcingId, breachId };
};
