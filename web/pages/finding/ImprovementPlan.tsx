import { useNavigate, useParams } from '@tanstack/react-router';
import type { BodyFields } from '#web/api/types.ts';
import { useRead } from '#web/api/read.ts';
import { PageForm } from '#web/commands/PageForm.tsx';
import type { FieldRow } from '#web/commands/table.ts';
import { toast } from '#web/frame/toasts.tsx';
import { useTrack } from '#web/frame/track.ts';
import { Fact, Facts } from '#web/parts/Facts.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { useWayToAudit } from '#web/parts/way.ts';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import type { Finding } from './acts.ts';
import { text } from './text.ts';

const planFields: readonly FieldRow<BodyFields<'remediation.draft'>, Finding>[] = [
  {
    name: 'cause',
    kind: 'prose',
    label: { ja: '原因', en: 'Cause' },
    hint: {
      ja: '「なぜ起きたか」を、しくみの面から書きます。',
      en: 'Why it came about: in the way of working, not in people.',
    },
  },
  {
    name: 'correctiveAction',
    kind: 'prose',
    label: { ja: '改善の内容', en: 'Corrective action' },
    hint: {
      ja: '「誰が・何を・いつまでに」を、1行に1つずつ書きます。',
      en: 'Who does what until when: one step a line.',
    },
  },
  {
    name: 'sameKindCheck',
    kind: 'prose',
    label: { ja: '同じ弱点がほかにないかの確認', en: 'Look for the same weakness elsewhere' },
  },
  { name: 'ownerPostId', kind: 'post', label: { ja: '担当する職', en: 'Post that carries it out' } },
  { name: 'dueDate', kind: 'date', label: { ja: '改善を終える日', en: 'To be completed on' } },
  { name: 'cost', kind: 'line', label: { ja: '必要な費用', en: 'Cost' } },
];

const Found = ({ finding }: { finding: Finding }) => {
  const t = useText(text);
  const dates = useDates();
  return (
    <Facts>
      <Fact term={t.fact}>{finding.fact}</Fact>
      {finding.cause && <Fact term={t.cause}>{finding.cause}</Fact>}
      <Fact term={t.recommendation}>{finding.recommendation}</Fact>
      {finding.instruction && <Fact term={t.instruction}>{finding.instruction.text}</Fact>}
      {finding.dueDate && <Fact term={t.dueDate}>{dates.due(finding.dueDate)}</Fact>}
    </Facts>
  );
};

/** The section writes how it improves, beside what was found. */
export const ImprovementPlan = () => {
  const t = useText(text);
  const plane = useTrack();
  const navigate = useNavigate();
  const { auditId = '', findingId = '' } = useParams({ strict: false });
  const query = useRead(plane, 'finding.get', { auditId, findingId });
  const { audit } = useNames(plane, auditId);
  const here = `/${plane}/audits/${auditId}/findings/${findingId}`;
  return (
    <Page
      title={t.plan}
      sealed={plane === 'spi'}
      help={t.planHelp}
      year={query.data?.fiscalYear}
      crumbs={[...useWayToAudit(audit?.title), { label: query.data?.title ?? '…', to: here }]}
      lead={query.data?.title}
    >
      <Loaded of={query}>
        {(finding) => (
          <PageForm
            plane={plane}
            operation="remediation.draft"
            rows={planFields}
            record={finding}
            initial={{ dueDate: finding.dueDate, ...finding.remediation?.plan }}
            draft={`plan ${findingId}`}
            label={t.savePlan}
            onTaken={() => {
              toast(t.planSaved);
              void navigate({ to: here, ignoreBlocker: true });
            }}
            beside={() => <Found finding={finding} />}
          />
        )}
      </Loaded>
    </Page>
  );
};
