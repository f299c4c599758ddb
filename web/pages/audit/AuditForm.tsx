import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import type { Values } from '#web/commands/fields.ts';
import { PageForm } from '#web/commands/PageForm.tsx';
import { useFiscalYear } from '#web/frame/fiscal-year.ts';
import { useTrack } from '#web/frame/track.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { useText } from '#web/text/catalogue.ts';
import { auditFields, inputOf, orderField, valuesOf } from './form-fields.ts';
import { formText } from './form-text.ts';
import { text } from './text.ts';

type Audit = ItemOf<'general', 'audit.list'>;

const useOpen = () => {
  const plane = useTrack();
  const navigate = useNavigate();
  return (made: unknown): void =>
    void navigate({
      to: '/$plane/audits/$auditId',
      params: { plane, auditId: (made as Audit).auditId },
      ignoreBlocker: true,
    });
};

const useFrame = () => {
  const t = useText(text);
  const plane = useTrack();
  const sealed = plane === 'spi';
  return { plane, page: { sealed, crumbs: [{ label: sealed ? t.sealedTitle : t.title, to: `/${plane}/audits` }] } };
};

const usual: Values = { kind: 'internal', method: 'document', opinionType: 'advisory', team: [], requests: [] };

const Planned = ({ planId }: { planId: string }) => {
  const t = useText(formText);
  const { plane } = useFrame();
  const open = useOpen();
  const query = useRead(plane, 'plan.get', { planId });
  return (
    <Loaded of={query}>
      {(plan) => (
        <>
          <p className="mb-6">{t.from(plan.title)}</p>
          <PageForm
            plane={plane}
            operation="audit.create"
            rows={auditFields}
            record={{}}
            initial={{ ...usual, sections: plan.sections.map(({ departmentId }) => departmentId) }}
            fixed={{ planId, fiscalYear: plan.fiscalYear }}
            inputOf={inputOf}
            draft={`audit.create ${planId}`}
            label={t.create}
            onTaken={open}
          />
        </>
      )}
    </Loaded>
  );
};

const Ordered = ({ year }: { year: number }) => {
  const t = useText(formText);
  const { plane } = useFrame();
  const open = useOpen();
  return (
    <PageForm
      plane={plane}
      operation="audit.create"
      rows={[orderField, ...auditFields]}
      record={{}}
      initial={usual}
      fixed={{ fiscalYear: year }}
      inputOf={inputOf}
      draft={`audit.create ${year}`}
      label={t.create}
      onTaken={open}
    />
  );
};

/** A new audit: from the plan that `?plan=` names, or by order of the CISO. */
export const NewAudit = () => {
  const t = useText(formText);
  const { page } = useFrame();
  const { plan } = useSearch({ strict: false });
  const { year } = useFiscalYear();
  return (
    <Page {...page} help={t.formHelp} title={plan ? t.create : t.createOrdered}>
      {plan ? <Planned key={plan} planId={plan} /> : <Ordered key={year} year={year} />}
    </Page>
  );
};

/** Rewrites the plan of an audit that has not been approved. */
export const EditAudit = () => {
  const t = useText(formText);
  const { plane, page } = useFrame();
  const { auditId = '' } = useParams({ strict: false });
  const query = useRead(plane, 'audit.get', { auditId });
  const open = useOpen();
  const above = { label: query.data?.title ?? '…', to: `/${plane}/audits/${auditId}` };
  return (
    <Page {...page} help={t.formHelp} title={t.rewrite} year={query.data?.fiscalYear} crumbs={[...page.crumbs, above]}>
      <Loaded of={query}>
        {(audit) => (
          <PageForm
            plane={plane}
            operation="audit.edit"
            rows={auditFields}
            record={audit}
            initial={valuesOf(audit)}
            inputOf={inputOf}
            draft={`audit.edit ${auditId}`}
            label={t.save}
            onTaken={open}
          />
        )}
      </Loaded>
    </Page>
  );
};
