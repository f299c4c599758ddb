import { useParams } from '@tanstack/react-router';
import { usePages, useRead } from '#web/api/read.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { useHoldActs } from '#web/pages/disposal/hold-acts.ts';
import { Facts } from '#web/parts/Facts.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { Print } from '#web/parts/Print.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { checkMethods, contractActs } from './contract-acts.ts';
import { contractText } from './contract-text.ts';
import { History } from './History.tsx';
import { Lines } from './Lines.tsx';
import { Part } from './Part.tsx';

/** One contract: who works for the section under it and since when, how they were looked after, and who wrote what. */
export const ContractPage = () => {
  const t = useText(contractText);
  const say = useSay();
  const dates = useDates();
  const { departmentId = '', outsourcingId = '' } = useParams({ strict: false });
  const of = { departmentId, outsourcingId };
  const query = useRead('spi', 'outsourcing.get', of);
  const works = usePages('spi', 'spiWork.list', { departmentId });
  const trail = usePages('spi', 'outsourcing.activity', of);
  const acts = useHoldActs('outsourcingHold', contractActs);
  const contract = query.data;
  return (
    <Page
      title={contract?.contractor ?? t.contract}
      sealed
      crumbs={[
        { label: t.register, to: '/spi/works' },
        { label: t.title, to: '/spi/contracts' },
      ]}
      lead={contract && <StateBadge kind="outsourcing" state={contract.status} />}
      actions={
        contract && (
          <>
            <Commands plane="spi" of={contract} table={acts} />
            <Print />
          </>
        )
      }
      help={t.help}
    >
      <Loaded of={query}>
        {(one) => (
          <>
            <Facts
              facts={[
                [t.contractNo, one.contractNo],
                [t.subject, one.subject],
                [t.period, `${dates.day(one.from)} – ${dates.day(one.to)}`],
                [
                  t.works,
                  <Lines
                    key=""
                    of={(works.data ?? []).filter(({ workId }) => one.workIds.includes(workId)).map(({ name }) => name)}
                  />,
                ],
                [
                  t.selection,
                  one.selection
                    ? [dates.day(one.selection.checkedOn), t[one.selection.result], one.selection.remark].join(' ')
                    : t.unchecked,
                ],
                [
                  t.reContractors,
                  one.reContractors.length > 0 && (
                    <Lines
                      of={one.reContractors.map(({ company, scope, consentedOn, endedOn }) => {
                        const name = `${company} ${scope}`;
                        return endedOn ? t.ended(name, dates.day(endedOn)) : t.consented(name, dates.day(consentedOn));
                      })}
                    />
                  ),
                ],
                [t.due, one.dueDate && dates.due(one.dueDate)],
                [t.end, one.ending && `${dates.day(one.ending.on)} ${one.ending.reason}`],
                [t.hold, one.hold?.reason],
              ]}
            />
            <Part title={t.checks}>
              {one.checks.length === 0 ? (
                <p>{t.noChecks}</p>
              ) : (
                <ul className="space-y-3">
                  {one.checks.map(({ at, checkedOn, method, result, checkedBy, findings }) => (
                    <li key={at}>
                      <strong>
                        {t.lastCheck(
                          dates.day(checkedOn),
                          say(checkMethods[method]),
                          result === 'adequate' ? t.good : t.bad,
                        )}
                      </strong>{' '}
                      {checkedBy}
                      <span className="block whitespace-pre-line">{findings}</span>
                    </li>
                  ))}
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
