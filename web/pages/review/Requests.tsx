import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { problemWords } from '#web/api/problems.ts';
import { useRead } from '#web/api/read.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { useSend } from '#web/commands/send.ts';
import { toast } from '#web/frame/toasts.tsx';
import { Button } from '#web/parts/Button.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { OverdueBadge, StateBadge } from '#web/parts/StateBadge.tsx';
import { Ticks } from '#web/pages/finding/Ticks.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { newRequestActs, requestActs, type Request } from './acts.ts';
import { SectionFrame, useSection } from './SectionFrame.tsx';
import { useIsInTeam } from '#web/pages/audit/reader.ts';
import { RequestNotes } from '#web/pages/evidence/RequestNotes.tsx';
import { text } from './text.ts';

const perCall = 25;

/** Lines of the checklist's examples that nobody has asked for yet. */
const Proposals = () => {
  const t = useText(text);
  const say = useSay();
  const { plane, of } = useSection();
  const send = useSend();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const query = useRead(plane, 'request.proposals', of);
  const proposals = (query.data?.items ?? []).map((one) => ({ ...one, value: `${one.itemKey} ${one.title}` }));
  if (proposals.length === 0) return null;
  const make = async (sendNow: boolean): Promise<void> => {
    setBusy(true);
    const items = proposals
      .filter(({ value }) => chosen.includes(value))
      .map(({ itemKey, title }) => ({ title, itemKeys: [itemKey] }));
    try {
      for (let from = 0; from < items.length; from += perCall)
        await send(plane, 'request.createMany', { ...of, items: items.slice(from, from + perCall), send: sendNow });
      setChosen([]);
      toast(sendNow ? t.sent : t.drafted);
    } catch (error) {
      toast(say(problemWords(error)), { bad: true });
    } finally {
      setBusy(false);
    }
  };
  return (
    <details className="mb-6">
      <summary className="min-h-11 cursor-pointer font-bold text-blue-900">{t.fromExamples}</summary>
      <p className="mb-2 text-solid-gray-700">{t.examplesLeft(String(proposals.length))}</p>
      <Ticks
        id="proposals"
        name={t.fromExamples}
        none=""
        invalid={false}
        describedBy={undefined}
        value={chosen}
        onChange={(value) => setChosen(value ?? [])}
        options={proposals.map(({ value, title, no, item }) => ({ value, label: title, note: `${no} ${item}` }))}
      />
      <div className="mt-3 flex flex-wrap gap-3">
        <Button tone="primary" busy={busy} disabled={chosen.length === 0} onClick={() => void make(true)}>
          {t.sendNow(String(chosen.length))}
        </Button>
        <Button busy={busy} disabled={chosen.length === 0} onClick={() => void make(false)}>
          {t.keepDrafts(String(chosen.length))}
        </Button>
      </div>
    </details>
  );
};

const Files = ({ request: { requestId, itemKeys } }: { request: Request }) => {
  const t = useText(text);
  const { plane, of } = useSection();
  const { data } = useRead(plane, 'evidence.list', of);
  const files = data?.items.filter((file) => file.requestId === requestId) ?? [];
  if (files.length === 0) return null;
  return (
    <div className="mt-2">
      <h3 className="text-dns-14B-130">{t.handedIn}</h3>
      <ul>
        {files.map(({ evidenceId, label, fileName, itemKeys: [itemKey = itemKeys[0]] }) => (
          <li key={evidenceId}>
            <Link
              to="/$plane/audits/$auditId/sections/$departmentId/review"
              params={{ plane, ...of }}
              search={{ file: evidenceId, ...(itemKey ? { item: itemKey } : {}) }}
              className="link inline-flex min-h-6 items-center break-all"
            >
              {label ?? fileName}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
};

const Card = ({ request }: { request: Request }) => {
  const { plane } = useSection();
  const isNamed = useSearch({ strict: false })['request'] === request.requestId;
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isNamed) card.current?.focus();
  }, [isNamed]);
  return (
    <li ref={card} tabIndex={-1} className={`card p-4 ${isNamed ? 'border-2 border-blue-900' : ''}`}>
      <p className="flex flex-wrap items-center gap-3">
        <StateBadge kind="request" state={request.status} />
        {request.overdue && <OverdueBadge />}
      </p>
      <h2 className="mt-1 font-bold">{request.title}</h2>
      <RequestNotes request={request} />
      <Files request={request} />
      <div className="mt-3 flex flex-wrap gap-2 empty:hidden">
        <Commands plane={plane} of={request} table={requestActs} />
      </div>
    </li>
  );
};

/** What auditors asked a section to hand in. */
export const Requests = () => {
  const t = useText(text);
  const { plane, of, assignment } = useSection();
  const query = useRead(plane, 'request.list', of);
  const audit = useRead(plane, 'audit.get', { auditId: of.auditId });
  const isInTeam = useIsInTeam(audit.data);
  const mayAsk = isInTeam && assignment.data?.locked === false;
  return (
    <SectionFrame
      help={t.requestsHelp}
      title={`${assignment.data?.departmentName ?? ''} ${t.requests}`}
      actions={mayAsk && <Commands plane={plane} of={of} table={newRequestActs} />}
    >
      {mayAsk && <Proposals />}
      <Loaded of={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="send" title={t.noRequests}>
              <p>{t.noRequestsNote}</p>
            </Empty>
          ) : (
            <ul className="space-y-3">
              {items.map((request) => (
                <Card key={request.requestId} request={request} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </SectionFrame>
  );
};
