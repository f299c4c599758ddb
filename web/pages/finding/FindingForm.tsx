import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useRead } from '#web/api/read.ts';
import { FormBody } from '#web/commands/FormBody.tsx';
import { fieldsOf, type Values } from '#web/commands/fields.ts';
import { useRun } from '#web/commands/run.ts';
import { useForm } from '#web/commands/useForm.ts';
import { useTrack } from '#web/frame/track.ts';
import { useUnsaved } from '#web/frame/unsaved.tsx';
import { Button } from '#web/parts/Button.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useKeptDraft } from '#web/parts/kept-draft.ts';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { useText } from '#web/text/catalogue.ts';
import type { Finding } from './acts.ts';
import { EarlierFindings } from './EarlierFindings.tsx';
import { answerField, findingFields, nothingWritten } from './form-fields.ts';
import { useItems } from './items.ts';
import { text } from './text.ts';

type Mode = 'finding.create' | 'finding.edit' | 'finding.amend';
type Props = {
  mode: Mode;
  subject: { auditId: string; departmentId: string; findingId?: string; version?: number };
  initial: Values;
  fixed: Values;
};

const rowsOf = (mode: Mode) => (mode === 'finding.amend' ? [answerField, ...findingFields] : findingFields);

const Form = ({ mode, subject, initial, fixed }: Props) => {
  const t = useText(text);
  const plane = useTrack();
  const navigate = useNavigate();
  const { auditId, departmentId } = subject;
  const [fields] = useState(() => fieldsOf(mode, rowsOf(mode)));
  const draft = useKeptDraft(`${mode} ${subject.findingId ?? departmentId}`, initial);
  const form = useForm(fields, draft.begin);
  const { run, look } = useRun(plane, {});
  draft.keep(form.values);
  const [isSent, setSent] = useState(false);
  useUnsaved(form.isTouched && !isSent);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    let made: Finding | undefined;
    const taken = await form.submit(async (input) => {
      made = (await run(mode, { fixed: () => fixed }, subject, input)) as Finding;
      setSent(true);
    });
    if (!taken || !made) return;
    draft.drop();
    void navigate({
      to: '/$plane/audits/$auditId/findings/$findingId',
      params: { plane, auditId, findingId: made.findingId },
      ignoreBlocker: true,
    });
  };
  return (
    <div className="gap-10 lg:grid lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <form noValidate onSubmit={(event) => void submit(event)}>
        <p className="mb-6 text-solid-gray-700">{t.draftKept}</p>
        <FormBody
          form={form}
          fields={fields}
          record={subject}
          conflict={<Button onClick={() => void look()}>{t.back}</Button>}
        />
        <div className="sticky bottom-0 flex flex-wrap gap-3 border-t border-solid-gray-200 bg-white py-3">
          <Button type="submit" tone="primary" busy={form.busy}>
            {mode === 'finding.amend' ? t.saveAmended : t.save}
          </Button>
          <Button onClick={() => history.back()}>{t.back}</Button>
        </div>
      </form>
      <aside className="mt-10 lg:mt-0">
        <EarlierFindings
          of={{ auditId, departmentId, itemKeys: (form.values['itemKeys'] as string[] | undefined) ?? [] }}
        />
      </aside>
    </div>
  );
};

const useFrame = (title: string) => {
  const t = useText(text);
  const plane = useTrack();
  const { auditId = '' } = useParams({ strict: false });
  const { audit, section } = useNames(plane, auditId);
  return {
    auditId,
    plane,
    audit,
    section,
    page: {
      title,
      sealed: plane === 'spi',
      crumbs: [
        { label: audit?.title ?? '…', to: `/${plane}/audits/${auditId}` },
        { label: t.title, to: `/${plane}/audits/${auditId}/findings` },
      ],
    },
  };
};

const listed = (text: string | undefined): string[] => (text ? text.split(',') : []);

/** Begins a finding: `?section=D402&items=…&evidence=…` say what it is about, `fact` what was seen. */
export const NewFinding = () => {
  const t = useText(text);
  const { auditId, plane, section, page } = useFrame(t.write);
  const { section: departmentId = '', items, evidence, fact } = useSearch({ strict: false });
  const { checklist } = useItems(plane, auditId);
  return (
    <Page {...page} lead={section(departmentId)}>
      <Loaded of={checklist}>
        {({ guidelineEdition }) => (
          <Form
            mode="finding.create"
            subject={{ auditId, departmentId }}
            initial={{ urgency: 'normal', itemKeys: listed(items), evidenceIds: listed(evidence), fact }}
            fixed={{ ...nothingWritten, departmentId, guidelineEdition }}
          />
        )}
      </Loaded>
    </Page>
  );
};

/** Rewrites a draft, or amends what a section disputes. */
export const EditFinding = () => {
  const t = useText(text);
  const { findingId = '' } = useParams({ strict: false });
  const { auditId, plane, section, page } = useFrame(t.rewrite);
  const query = useRead(plane, 'finding.get', { auditId, findingId });
  return (
    <Page
      {...page}
      title={query.data?.status === 'disputed' ? t.amend : t.rewrite}
      lead={section(query.data?.departmentId)}
    >
      <Loaded of={query}>
        {(finding) => (
          <Form
            mode={finding.status === 'disputed' ? 'finding.amend' : 'finding.edit'}
            subject={finding}
            initial={Object.fromEntries(findingFields.map(({ name }) => [name, (finding as Values)[name]]))}
            fixed={{
              ...nothingWritten,
              relatedFindingIds: finding.relatedFindingIds,
              guidelineEdition: finding.guidelineEdition,
              publicSummary: finding.publicSummary,
            }}
          />
        )}
      </Loaded>
    </Page>
  );
};
