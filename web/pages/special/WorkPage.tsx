import { Link, useParams } from '@tanstack/react-router';
import { usePages, useRead } from '#web/api/read.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { useHoldActs } from '#web/pages/disposal/hold-acts.ts';
import { Facts } from '#web/parts/Facts.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { Print } from '#web/parts/Print.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { catalogue, useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { History } from './History.tsx';
import { Lines } from './Lines.tsx';
import { Part } from './Part.tsx';
import { piaWords } from './PiaInput.tsx';
import { kinds, workActs } from './work-acts.ts';

const text = catalogue(
  {
    work: '台帳の事務',
    workHelp: '個人番号を使う事務の台帳の1件です。取扱担当者や委託先が変わったら書き直し、年度ごとに内容を確かめます。',
    register: '個人番号の台帳',
    kind: '種類',
    section: '所属',
    body: '実施機関',
    since: '開始日',
    handlers: '事務取扱担当者と取り扱う範囲',
    areas: '管理区域・取扱区域',
    controlledArea: '管理区域',
    handlingArea: '取扱区域',
    systems: '情報システム',
    pia: '特定個人情報保護評価',
    contractors: '委託先',
    due: '次の年度の確認',
    end: '終了',
    hold: '廃棄の停止',
    confirmations: '年度の確認',
    notConfirmed: '年度の確認はまだありません',
    confirmed: (year: string, by: string) => `${year} ${by}`,
    training: (done: string, all: string) => `研修 ${done} / ${all}人`,
    rules: '取扱規程を見直した',
    noRules: '取扱規程を見直していない',
    logs: (day: string) => `ログ分析 ${day}`,
    noLogs: 'ログ分析なし',
    history: '履歴',
  },
  {
    workHelp:
      'One work of the register. Rewrite it when handlers or contractors change, and confirm it every fiscal year.',
    work: 'Work of the register',
    register: 'Number register',
    kind: 'Kind',
    section: 'Section',
    body: 'Implementing body',
    since: 'Since',
    handlers: 'Handlers, and what each may handle',
    areas: 'Areas',
    controlledArea: 'controlled area',
    handlingArea: 'handling area',
    systems: 'Systems',
    pia: 'Impact assessment',
    contractors: 'Contractors',
    due: 'Next yearly confirmation',
    end: 'Ended',
    hold: 'Kept beyond its time',
    confirmations: 'Yearly confirmations',
    notConfirmed: 'It has not been confirmed yet',
    confirmed: (year: string, by: string) => `${year}, ${by}`,
    training: (done: string, all: string) => `${done} of ${all} trained`,
    rules: 'rules looked through',
    noRules: 'rules not looked through',
    logs: (day: string) => `logs analysed ${day}`,
    noLogs: 'logs not analysed',
    history: 'History',
  },
);

/** One work of the register: what it consists of, who does it, what each year said of it, and who wrote what. */
export const WorkPage = () => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const pia = useText(piaWords);
  const { departmentId = '', workId = '' } = useParams({ strict: false });
  const of = { departmentId, workId };
  const query = useRead('spi', 'spiWork.get', of);
  const trail = usePages('spi', 'spiWork.activity', of);
  const acts = useHoldActs('spiWorkHold', workActs);
  const { person } = useNames('spi');
  const work = query.data;
  return (
    <Page
      title={work?.name ?? t.work}
      sealed
      help={t.workHelp}
      crumbs={[{ label: t.register, to: '/spi/works' }]}
      lead={work && <StateBadge kind="spiWork" state={work.status} />}
      actions={
        work && (
          <>
            <Commands plane="spi" of={work} table={acts} />
            <Print />
          </>
        )
      }
    >
      <Loaded of={query}>
        {(one) => (
          <>
            <Facts
              facts={[
                [t.kind, say(kinds.find(({ value }) => value === one.kind)?.label ?? { ja: one.kind, en: one.kind })],
                [t.section, one.departmentName],
                [t.body, one.implementingBody],
                [t.since, dates.day(one.startsOn)],
                [t.handlers, <Lines key="" of={one.handlers.map(({ name, scope }) => `${name}: ${scope}`)} />],
                [t.areas, <Lines key="" of={one.areas.map(({ kind, name }) => `${name} (${t[kind]})`)} />],
                [t.systems, one.systems.join('、')],
                [
                  t.pia,
                  one.pia
                    ? [pia[one.pia.level], one.pia.number, one.pia.reason].filter(Boolean).join(' ')
                    : pia.unsettled,
                ],
                [
                  t.contractors,
                  one.outsourcings.length > 0 &&
                    one.outsourcings.map(({ outsourcingId, contractor, reContractors }) => (
                      <span key={outsourcingId} className="block">
                        <Link
                          to="/spi/contracts/$departmentId/$outsourcingId"
                          params={{ departmentId, outsourcingId }}
                          className="link"
                        >
                          {contractor}
                        </Link>
                        {reContractors.length > 0 && ` → ${reContractors.join('、')}`}
                      </span>
                    )),
                ],
                [t.due, one.dueDate && dates.due(one.dueDate)],
                [t.end, one.ending && `${dates.day(one.ending.on)} ${one.ending.reason}`],
                [t.hold, one.hold?.reason],
              ]}
            />
            <Part title={t.confirmations}>
              {one.confirmations.length === 0 ? (
                <p>{t.notConfirmed}</p>
              ) : (
                <ul className="space-y-3">
                  {one.confirmations.map(
                    ({ fiscalYear, by, rulesInPlace, toTrain, trained, logsAnalysedOn, comment }) => (
                      <li key={fiscalYear}>
                        <strong>{t.confirmed(dates.year(fiscalYear), person(by))}</strong>
                        <span className="block">
                          {[
                            rulesInPlace ? t.rules : t.noRules,
                            t.training(String(trained), String(toTrain)),
                            logsAnalysedOn ? t.logs(dates.day(logsAnalysedOn)) : t.noLogs,
                          ].join(' / ')}
                        </span>
                        {comment && <span className="block whitespace-pre-line">{comment}</span>}
                      </li>
                    ),
                  )}
                </ul>
              )}
            </Part>
            <Part title={t.history}>
              <History of={trail} />
            </Part>
          </>
        )}
      </Loaded>
    </Page>
  );
};
