import { useMemo } from 'react';
import { problemWords } from '#web/api/problems.ts';
import { useRead } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { useSend } from '#web/commands/send.ts';
import { toast } from '#web/frame/toasts.tsx';
import { Button } from '#web/parts/Button.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { useWayToAudit } from '#web/parts/way.ts';
import { OverdueBadge, StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { useWhere } from '#web/pages/answer/useSection.ts';
import { Halted } from '#web/pages/audit/Halted.tsx';
import { evidenceActs, requestActs } from './acts.ts';
import { FileCheck } from './FileCheck.tsx';
import { FileContent } from './FileContent.tsx';
import { RequestNotes } from './RequestNotes.tsx';
import { text } from './text.ts';
import { Tray } from './Tray.tsx';
import { useAim } from './useAim.ts';
import { isUnderway, useInspections } from './inspections.ts';
import { useUploads } from './useUploads.ts';

type Evidence = ItemOf<'general', 'evidence.list'>;

/** What has to be known about the state of a file, and what to do now. */
const Advice = ({ file }: { file: Evidence }) => {
  const t = useText(text);
  const say = useSay();
  const { status, declaration, reasonText } = file;
  if (status === 'upload_issued') return <p>{t.lost}</p>;
  if (isUnderway(status)) return <p>{t.inspecting}</p>;
  if (status === 'held_unscannable' && declaration) return <p>{t.declared}</p>;
  if (status === 'held_spi_suspected' || status === 'held_unscannable') return <p>{t[status]}</p>;
  if (!status.startsWith('rejected')) return null;
  return (
    <p>
      {reasonText && say(reasonText)} {t.rejected_note}
    </p>
  );
};

/** The evidence of one section, and what it was asked for. */
export const EvidencePage = () => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const { plane, auditId, departmentId } = useWhere();
  const where = useMemo(() => ({ auditId, departmentId }), [auditId, departmentId]);
  const assignment = useRead(plane, 'assignment.get', where);
  const { checklistId = '', checklistVersion = 0 } = assignment.data ?? {};
  const checklist = useRead(
    plane,
    'checklist.get',
    { checklistId, checklistVersion: String(checklistVersion) },
    { enabled: assignment.data !== undefined, staleTime: Number.POSITIVE_INFINITY },
  );
  const evidence = useRead(plane, 'evidence.list', where);
  const requests = useRead(plane, 'request.list', where);
  const uploads = useUploads(plane, where);
  const send = useSend();
  const list = checklist.data?.list;
  const items = list ?? [];
  const acts = useMemo(() => evidenceActs(list ?? []), [list]);
  const { aim, what, aimAt } = useAim(items, requests.data?.items ?? [], evidence.data?.items ?? []);
  useInspections(plane, evidence.data?.items);
  const declared = evidence.data?.items.filter(({ may }) => may.includes('evidence.attest')) ?? [];
  const attestAll = async (): Promise<void> => {
    try {
      const chosen = declared.slice(0, 24).map(({ evidenceId, version }) => ({ evidenceId, version }));
      const { body } = await send(plane, 'evidence.attestMany', { ...where, items: chosen });
      toast(t.attested(String(body.done.length), String(body.skipped.length)));
    } catch (error) {
      toast(say(problemWords(error)), { bad: true });
    }
  };
  const mayHandIn = assignment.data?.may.includes('evidence.create') ?? false;
  // A file that is chosen before its aim is known would be handed in for nothing in particular.
  const isAimed = !checklist.isPending && !requests.isPending && !evidence.isPending;
  const base = `/${plane}/audits/${auditId}`;
  return (
    <Page
      title={assignment.data ? `${assignment.data.departmentName} ${t.title}` : t.title}
      sealed={plane === 'spi'}
      help={t.help}
      year={assignment.data?.fiscalYear}
      crumbs={[
        ...useWayToAudit(assignment.data?.auditTitle),
        { label: t.checklist, to: `${base}/sections/${departmentId}` },
      ]}
    >
      <Halted auditId={auditId} />
      <Loaded of={assignment}>
        {() => mayHandIn && isAimed && <Tray uploads={uploads} aim={aim} what={what} onLeave={() => aimAt({})} />}
      </Loaded>
      {declared.length > 1 && (
        <section className="card mb-6 p-5">
          <p className="mb-3">{t.attestNote(String(declared.length))}</p>
          <Button onClick={() => void attestAll()}>{t.attestAll}</Button>
        </section>
      )}
      <h2 className="mb-3 text-std-20B-150">{t.requests}</h2>
      <Loaded of={requests}>
        {({ items: all }) =>
          all.length === 0 ? (
            <p className="mb-8">{t.noRequests}</p>
          ) : (
            <ul className="mb-8">
              {all.map((request) => (
                <li key={request.requestId} className="card mb-3 p-4">
                  <p className="flex flex-wrap items-center gap-2 font-bold">
                    {request.title} <StateBadge kind="request" state={request.status} />
                    {request.overdue && <OverdueBadge />}
                  </p>
                  <RequestNotes request={request} />
                  <div className="mt-2 flex flex-wrap gap-2">
                    {mayHandIn && request.may.includes('request.submit') && (
                      <Button onClick={() => aimAt({ request: request.requestId })}>{t.answerRequest}</Button>
                    )}
                    <Commands plane={plane} of={request} table={requestActs} at={where} />
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <h2 className="mb-3 text-std-20B-150">{t.files}</h2>
      <Loaded of={evidence}>
        {({ items: all }) =>
          all.length === 0 ? (
            <Empty icon="file" title={t.none}>
              {mayHandIn && <p>{t.noneNote}</p>}
            </Empty>
          ) : (
            <ul>
              {all.map((file) => (
                <li key={file.evidenceId} className="card mb-3 p-4">
                  <p className="flex flex-wrap items-center gap-2 font-bold break-all">
                    {file.label ?? file.fileName} <StateBadge kind="evidence" state={file.status} />
                  </p>
                  <p className="text-solid-gray-700">
                    {t.item}:{' '}
                    {items
                      .filter(({ itemKey }) => file.itemKeys.includes(itemKey))
                      .map(({ no }) => no)
                      .join('、') || t.noItem}
                    {file.receivedAt && ` / ${t.received} ${dates.time(file.receivedAt)}`}
                  </p>
                  {(file.effectiveFrom || file.effectiveTo) && (
                    <p className="text-solid-gray-700">
                      {t.period} {file.effectiveFrom && dates.day(file.effectiveFrom)} –{' '}
                      {file.effectiveTo && dates.day(file.effectiveTo)}
                    </p>
                  )}
                  {file.requestId && (
                    <p className="text-solid-gray-700">
                      {t.ofRequest}: {requests.data?.items.find(({ requestId }) => requestId === file.requestId)?.title}
                    </p>
                  )}
                  <Advice file={file} />
                  <FileContent file={file} />
                  <div className="mt-2 flex flex-wrap gap-2">
                    {mayHandIn && file.status === 'available' && (
                      <Button onClick={() => aimAt({ replaces: file.evidenceId })}>{t.newVersion}</Button>
                    )}
                    <Commands plane={plane} of={file} table={acts} at={where} />
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <FileCheck files={evidence.data?.items ?? []} />
    </Page>
  );
};
