import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import type { Values } from '#web/commands/fields.ts';
import { PageForm } from '#web/commands/PageForm.tsx';
import { useTrack } from '#web/frame/track.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { useWayToAudit } from '#web/parts/way.ts';
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
  return (
    <PageForm
      plane={plane}
      operation={mode}
      rows={rowsOf(mode)}
      record={subject}
      initial={initial}
      fixed={fixed}
      draft={`${mode} ${subject.findingId ?? departmentId}`}
      label={mode === 'finding.amend' ? t.saveAmended : t.save}
      onTaken={(made) =>
        void navigate({
          to: '/$plane/audits/$auditId/findings/$findingId',
          params: { plane, auditId, findingId: (made as Finding).findingId },
          ignoreBlocker: true,
        })
      }
      beside={({ itemKeys }) => (
        <EarlierFindings of={{ auditId, departmentId, itemKeys: (itemKeys as string[] | undefined) ?? [] }} />
      )}
    />
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
      year: audit?.fiscalYear,
      crumbs: [...useWayToAudit(audit?.title), { label: t.title, to: `/${plane}/audits/${auditId}/findings` }],
    },
  };
};

const listed = (text: string | undefined): string[] => (text ? text.split(',') : []);

const Begun = ({ auditId, departmentId }: { auditId: string; departmentId: string }) => {
  const t = useText(text);
  const plane = useTrack();
  const { items, evidence, page: seen } = useSearch({ strict: false });
  const { checklist } = useItems(plane, auditId);
  const files = useRead(plane, 'evidence.list', { auditId, departmentId });
  const factFrom = (all: readonly { evidenceId: string; label?: string | undefined; fileName: string }[]) => {
    const file = all.find(({ evidenceId }) => evidenceId === evidence);
    return file && seen ? { fact: t.seenAt(file.label ?? file.fileName, seen) } : {};
  };
  return (
    <Loaded of={checklist}>
      {({ guidelineEdition }) => (
        <Loaded of={files}>
          {({ items: all }) => (
            <Form
              mode="finding.create"
              subject={{ auditId, departmentId }}
              initial={{
                urgency: 'normal',
                itemKeys: listed(items),
                evidenceIds: listed(evidence),
                ...factFrom(all),
              }}
              fixed={{ ...nothingWritten, departmentId, guidelineEdition }}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
};

/** Asks first which section of the audit it is about. */
const SectionChoice = ({ of }: { of: readonly { departmentId: string; name: string }[] }) => (
  <>
    <h2 className="mb-3 text-std-20B-150">{useText(text).whichSection}</h2>
    <ul className="max-w-xl space-y-2">
      {of.map(({ departmentId, name }) => (
        <li key={departmentId}>
          <Link
            to="."
            search={(search) => ({ ...search, section: departmentId })}
            className="card link block p-3 hover:bg-blue-50"
          >
            {name}
          </Link>
        </li>
      ))}
    </ul>
  </>
);

/**
 * Begins a finding: `?section=D402&items=…&evidence=…` say what it is about, `page` which page of the evidence was open.
 * Names of files stay out of addresses: browsers keep those.
 */
export const NewFinding = () => {
  const t = useText(text);
  const { auditId, plane, page } = useFrame(t.write);
  const { section } = useSearch({ strict: false });
  const audit = useRead(plane, 'audit.get', { auditId });
  const chosen = audit.data?.sections.find(({ departmentId }) => departmentId === section);
  return (
    <Page {...page} help={t.formHelp} lead={chosen?.name}>
      <Loaded of={audit}>
        {({ sections }) =>
          chosen ? <Begun auditId={auditId} departmentId={chosen.departmentId} /> : <SectionChoice of={sections} />
        }
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
      help={t.formHelp}
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
