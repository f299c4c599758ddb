import { daysAfter } from '#shared/kernel/calendar.ts';
import { inDays, type Scene, type Step } from '../script.ts';
import { expectThat, refused, until } from '../world.ts';
import { breachNow, breachOf } from './places.ts';

const facts = () => ({
  title: '申請書の控えの所在不明',
  knownAt: new Date().toISOString(),
  description: '窓口で受け付けた申請書の控え3枚が見当たらない。',
  cases: ['publicSystems' as const],
  persons: 3,
});

const mails = async ({ world }: Scene): Promise<number> => {
  const { bytes } = await world.fetchFile(`${world.url}/mailbox`);
  return bytes.toString('utf8').split('<h2>漏えい等の報告がありました').length - 1;
};

/** A breach (漏えい等) from the moment of knowing to the preliminary report (速報), by its clock. */
export const breach: Step[] = [
  {
    title: '漏えい等: 保護責任者が報告し、知った日から時計が動く。総括責任者・監査責任者・CISOにメールが届く',
    play: async (scene) => {
      const head = scene.world.as('kacho-d202').registers;
      const { breachId, clock, dueDate } = (await head('breach.report', { departmentId: 'D202', ...facts() })).body;
      scene.notes.special.breachId = breachId;
      expectThat(clock.today === 1, `it is day ${clock.today}`);
      expectThat(dueDate === daysAfter(clock.knownOn, 4), `the preliminary report is due on ${dueDate}`);
      // Two people are audit officers.
      const sent = await until(async () => ((await mails(scene)) === 4 ? 4 : undefined), 'four letters');
      return `1日目、速報の期限${dueDate}、メール${sent}通`;
    },
  },
  {
    title: '総括責任者が報告対象と決める(事態に当たるものは、報告しないと決められない)',
    play: async (scene) => {
      const officer = scene.world.as('somu').registers;
      const reason = { ...breachOf(scene), reason: '利用事務の情報システムから取り出した申請書に当たる。' };
      await refused('not_found', scene.world.as('kacho-d301').registers('breach.accept', reason, { version: 1 }));
      await refused('rule_refused', officer('breach.dismiss', reason, { version: 1 }));
      return (await officer('breach.accept', reason, { version: 1 })).body.status;
    },
  },
  {
    title: '速報の送付を記録すると、期限は30日目の確報に移る',
    play: async (scene) => {
      const officer = scene.world.as('somu').registers;
      const { version } = await breachNow(scene);
      const sent = {
        ...breachOf(scene),
        sentOn: inDays(0),
        receiptNo: '受付第1号',
        text: '概要、本人の数、原因(調査中)',
      };
      const { status, clock, dueDate } = (await officer('breach.sendPreliminary', sent, { version })).body;
      expectThat(dueDate === daysAfter(clock.knownOn, 29), `the final report is due on ${dueDate}`);
      const { items } = (await officer('breach.reports', breachOf(scene))).body;
      expectThat(items.length === 1 && items[0]?.text === sent.text, `${items.length} reports are kept`);
      return `${status} 確報の期限${dueDate}`;
    },
  },
];
