import { useParams } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import { useTrack } from '#web/frame/track.ts';
import { AuditTabs } from '#web/pages/audit/AuditTabs.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { isWhole } from '#web/pages/audit/reader.ts';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { useWayToAudit } from '#web/parts/way.ts';
import { MenuLink } from '#web/parts/MenuLink.tsx';
import { Menu } from '#web/parts/Menu.tsx';
import { useText } from '#web/text/catalogue.ts';
import { stateWords } from '#web/text/states.ts';
import { rowOf } from './audit-row.ts';
import { FindingTable } from './FindingTable.tsx';
import { gradeOptions } from './grades.ts';
import { text } from './text.ts';

/** The findings of one audit, drafts too for those who may see them. */
export const AuditFindings = () => {
  const t = useText(text);
  const plane = useTrack();
  const { auditId = '' } = useParams({ strict: false });
  const query = useRead(plane, 'finding.list', { auditId });
  const { audit, section } = useNames(plane, auditId);
  const way = useWayToAudit(audit?.title);
  return (
    <Page
      title={t.ofAudit}
      sealed={plane === 'spi'}
      help={t.ofAuditHelp}
      year={audit?.fiscalYear}
      crumbs={way}
      lead={audit?.title}
      actions={
        audit &&
        isWhole(audit) &&
        writing.has(audit.status) && (
          <Menu label={t.write} look="plain" icon="pencil">
            {audit.sections.map(({ departmentId, name }) => (
              <MenuLink key={departmentId} to={`/${plane}/audits/${auditId}/findings/new?section=${departmentId}`}>
                {name}
              </MenuLink>
            ))}
          </Menu>
        )
      }
    >
      <AuditTabs audit={audit} at="findings" />
      <Loaded of={query}>
        {({ items }) => (
          <FindingTable
            rows={items.map(rowOf)}
            section={section}
            filters={[
              {
                key: 'status',
                label: { ja: '状態', en: 'State' },
                of: ({ status }) => status,
                options: [...new Set(items.map(({ status }) => status))].map((value) => ({
                  value,
                  label: stateWords(value, 'finding'),
                })),
              },
              {
                key: 'severity',
                label: { ja: '重大度', en: 'Grade' },
                of: ({ severity }) => severity,
                options: gradeOptions,
              },
            ]}
            empty={
              <Empty icon="flag" title={t.noneOfAudit}>
                <p>{t.noneOfAuditNote}</p>
              </Empty>
            }
          />
        )}
      </Loaded>
    </Page>
  );
};

const writing = new Set(['preliminary', 'fieldwork', 'evaluation', 'exchange', 'reporting']);
