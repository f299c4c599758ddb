import { Link } from '@tanstack/react-router';
import { usePages } from '#web/api/read.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { Print } from '#web/parts/Print.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { checkMethods, type Contract, contractActs, newContractActs } from './contract-acts.ts';
import { contractText } from './contract-text.ts';
import { useHandlingSection } from './own-section.ts';

/** Contractors and re-contractors of number-using work, and how they were looked after. */
export const ContractList = () => {
  const t = useText(contractText);
  const say = useSay();
  const dates = useDates();
  const own = useHandlingSection();
  const contracts = usePages('spi', 'outsourcing.list', {});
  const columns: readonly [Column<Contract>, ...Column<Contract>[]] = [
    {
      key: 'contractor',
      head: { ja: '委託先', en: 'Contractor' },
      sort: ({ contractor }) => contractor,
      cell: ({ departmentId, outsourcingId, contractor, contractNo, subject }) => (
        <>
          <Link
            to="/spi/contracts/$departmentId/$outsourcingId"
            params={{ departmentId, outsourcingId }}
            className="link font-bold"
          >
            {contractor}
          </Link>
          <span className="block text-solid-gray-700">
            {contractNo} {subject}
          </span>
        </>
      ),
    },
    {
      key: 'status',
      head: { ja: '状態', en: 'State' },
      cell: ({ status, selection }) => (
        <>
          <StateBadge kind="outsourcing" state={status} />
          <span className="block text-dns-14N-130">{selection ? t[selection.result] : t.unchecked}</span>
        </>
      ),
    },
    {
      key: 're',
      head: { ja: '再委託先', en: 'Re-contractors' },
      cell: ({ reContractors }) =>
        reContractors.length === 0
          ? '—'
          : reContractors.map(({ reContractorId, company, consentedOn, endedOn }) => (
              <span key={reContractorId} className="block">
                {endedOn ? t.ended(company, dates.short(endedOn)) : t.consented(company, dates.short(consentedOn))}
              </span>
            )),
    },
    {
      key: 'check',
      head: { ja: '年度の確認', en: 'Yearly check' },
      cell: ({ checks, dueDate, overdue }) => {
        const last = checks.at(-1);
        return (
          <>
            {last &&
              t.lastCheck(
                dates.short(last.checkedOn),
                say(checkMethods[last.method]),
                last.result === 'adequate' ? t.good : t.bad,
              )}
            {dueDate && (
              <span className={`block whitespace-nowrap ${overdue ? 'font-bold text-error-2' : ''}`}>
                {dates.due(dueDate)}
              </span>
            )}
          </>
        );
      },
    },
    {
      key: 'acts',
      head: { ja: '操作', en: 'Acts' },
      cell: (contract) => (
        <span className="flex flex-wrap gap-2 print:hidden">
          <Commands plane="spi" of={contract} table={contractActs} />
        </span>
      ),
    },
  ];
  return (
    <Page
      title={t.title}
      sealed
      crumbs={[{ label: t.register, to: '/spi/works' }]}
      help={t.help}
      actions={
        <>
          {own && <Commands plane="spi" of={{ departmentId: own }} table={newContractActs} />}
          <Print />
        </>
      }
    >
      <Loaded of={contracts}>
        {(rows) => (
          <DataTable
            caption={t.title}
            rows={rows}
            rowKey={({ outsourcingId }) => outsourcingId}
            columns={columns}
            onMore={contracts.hasNextPage ? () => void contracts.fetchNextPage() : undefined}
            empty={
              <Empty icon="building" title={t.none}>
                <p>{t.noneNote}</p>
              </Empty>
            }
          />
        )}
      </Loaded>
    </Page>
  );
};
