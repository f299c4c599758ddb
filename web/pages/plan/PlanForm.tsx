import { useNavigate, useParams } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import type { BodyFields } from '#web/api/types.ts';
import { PageForm } from '#web/commands/PageForm.tsx';
import type { FieldRow } from '#web/commands/table.ts';
import { useFiscalYear } from '#web/frame/fiscal-year.ts';
import { useTrack } from '#web/frame/track.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import type { Plan } from './acts.ts';
import { ScopesInput } from './ScopesInput.tsx';
import { kinds, text } from './text.ts';

type Row = FieldRow<BodyFields<'plan.create'>, object>;

const written: readonly Row[] = [
  { name: 'title', kind: 'line', label: { ja: '計画の名称', en: 'Title of the plan' } },
  {
    name: 'policy',
    kind: 'prose',
    label: { ja: '監査の方針・重点', en: 'Policy and priorities' },
    hint: { ja: '計画書の冒頭に載ります。', en: 'It stands at the beginning of the plan.' },
  },
  {
    name: 'sections',
    kind: 'own',
    input: ScopesInput,
    label: { ja: '対象の所属・方法・月', en: 'Sections, methods and months' },
    hint: {
      ja: '加えた所属には、直前の行と同じ方法と月が入ります。',
      en: 'A section that is added begins with the method and month of the row before.',
    },
  },
];

const begun: readonly Row[] = [
  {
    name: 'kind',
    kind: 'choice',
    label: { ja: '計画の種別', en: 'Kind of plan' },
    options: (['annual', 'midTerm'] as const).map((value) => ({ value, label: kinds[value] })),
  },
  ...written,
];

const useOpen = () => {
  const plane = useTrack();
  const navigate = useNavigate();
  return (made: unknown): void =>
    void navigate({
      to: '/$plane/plans/$planId',
      params: { plane, planId: (made as Plan).planId },
      ignoreBlocker: true,
    });
};

/** Begins a plan of the fiscal year that is looked at. */
export const NewPlan = () => {
  const t = useText(text);
  const plane = useTrack();
  const { year } = useFiscalYear();
  const dates = useDates();
  const open = useOpen();
  return (
    <Page
      title={t.create}
      sealed={plane === 'spi'}
      help={t.formHelp}
      crumbs={[{ label: t.title, to: `/${plane}/plans` }]}
    >
      <PageForm
        key={year}
        plane={plane}
        operation="plan.create"
        rows={begun}
        record={{}}
        initial={{ kind: 'annual', title: t.usualTitle(dates.year(year)), sections: [] }}
        fixed={{ fiscalYear: year }}
        draft={`plan.create ${year}`}
        label={t.save}
        onTaken={open}
      />
    </Page>
  );
};

/** Rewrites a plan that is not submitted yet. */
export const EditPlan = () => {
  const t = useText(text);
  const plane = useTrack();
  const { planId = '' } = useParams({ strict: false });
  const query = useRead(plane, 'plan.get', { planId });
  const open = useOpen();
  return (
    <Page
      title={t.rewrite}
      help={t.formHelp}
      sealed={plane === 'spi'}
      year={query.data?.fiscalYear}
      crumbs={[
        { label: t.title, to: `/${plane}/plans` },
        { label: query.data?.title ?? '…', to: `/${plane}/plans/${planId}` },
      ]}
    >
      <Loaded of={query}>
        {(plan) => (
          <PageForm
            plane={plane}
            operation="plan.edit"
            rows={written}
            record={plan}
            initial={{ title: plan.title, policy: plan.policy, sections: plan.sections }}
            draft={`plan.edit ${planId}`}
            label={t.save}
            onTaken={open}
          />
        )}
      </Loaded>
    </Page>
  );
};
