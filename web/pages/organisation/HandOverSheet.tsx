import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRead } from '#web/api/read.ts';
import type { Out } from '#web/api/types.ts';
import { useTrack } from '#web/frame/track.ts';
import { Facts } from '#web/parts/Facts.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { Print } from '#web/parts/Print.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { handOverText } from './hand-over-text.ts';
import { text } from './text.ts';

type Sheet = Out<'general', 'handOver.sheet'>;
type Point = Sheet['findings'][number];

const Part = ({ title, none, children }: { title: string; none: string | undefined; children: ReactNode }) => (
  <section className="mt-8">
    <h2 className="mb-2 text-std-20B-150">{title}</h2>
    {none ? <p className="text-solid-gray-700">{none}</p> : children}
  </section>
);

const Findings = ({ points }: { points: readonly Point[] }) => {
  const dates = useDates();
  const plane = useTrack();
  return (
    <ul>
      {points.map(({ auditId, auditTitle, findingId, number, title, status, dueDate }) => (
        <li
          key={findingId}
          className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-solid-gray-200 py-2"
        >
          <Link
            to="/$plane/audits/$auditId/findings/$findingId"
            params={{ plane, auditId, findingId }}
            className="link inline-flex min-h-6 items-center"
          >
            {number} {title}
          </Link>
          <StateBadge state={status} />
          {dueDate && <span>{dates.due(dueDate)}</span>}
          <span className="text-solid-gray-700">{auditTitle}</span>
        </li>
      ))}
    </ul>
  );
};

/** 引継書: what whoever leaves a post hands over, on one sheet to be read or printed. */
export const HandOverSheet = () => {
  const t = useText(text);
  const h = useText(handOverText);
  const say = useSay();
  const dates = useDates();
  const plane = useTrack();
  const { postId = '' } = useParams({ strict: false }) as { postId?: string };
  const sheet = useRead(plane, 'handOver.sheet', { postId });
  const named = sheet.data && `${sheet.data.post.departmentName} ${sheet.data.post.title}`;
  return (
    <Page
      title={named ? t.sheetFor(named) : t.sheet}
      sealed={plane === 'spi'}
      crumbs={[
        { label: t.title, to: '/organisation' },
        { label: named ?? t.post, to: `/organisation/posts/${postId}` },
      ]}
      lead={dates.day(dates.today)}
      help={t.sheetNote}
      actions={<Print />}
    >
      <Loaded of={sheet}>
        {({ post, tasks, audits, findings, riskAcceptances, lastFindings }) => (
          <>
            <Facts
              facts={[
                [t.holder, post.holderName ?? t.vacant],
                [t.from, post.since && dates.day(post.since)],
                [
                  t.predecessor,
                  post.predecessorName &&
                    `${post.predecessorName}${post.predecessorTo ? ` (${t.until(dates.day(post.predecessorTo))})` : ''}`,
                ],
              ]}
            />
            <Part title={h.tasks} none={tasks.length === 0 ? h.noTasks : undefined}>
              <ul>
                {tasks.map((task) => (
                  <li
                    key={`${task.kind} ${task.id}`}
                    className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-solid-gray-200 py-2"
                  >
                    <span className="min-w-0 grow">
                      {say(task.what)}: {task.title}
                    </span>
                    <StateBadge state={task.status} />
                    {task.due && (
                      <span className={task.overdue ? 'font-bold text-error-2' : ''}>{dates.due(task.due)}</span>
                    )}
                  </li>
                ))}
              </ul>
            </Part>
            <Part title={h.audits} none={audits.length === 0 ? h.noAudits : undefined}>
              <ul>
                {audits.map(({ auditId, title, status, endsOn }) => (
                  <li
                    key={auditId}
                    className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-solid-gray-200 py-2"
                  >
                    <Link
                      to="/$plane/audits/$auditId"
                      params={{ plane, auditId }}
                      className="link inline-flex min-h-6 items-center"
                    >
                      {title}
                    </Link>
                    <StateBadge kind="audit" state={status} />
                    <span>{t.until(dates.day(endsOn))}</span>
                  </li>
                ))}
              </ul>
            </Part>
            <Part title={h.findings} none={findings.length === 0 ? h.noFindings : undefined}>
              <Findings points={findings} />
            </Part>
            <Part title={h.risks} none={riskAcceptances.length === 0 ? h.noRisks : undefined}>
              <ul>
                {riskAcceptances.map(({ findingId, number, title, compensatingControl, expiresOn }) => (
                  <li key={findingId} className="border-t border-solid-gray-200 py-2">
                    <p>
                      {number} {title} <span className="font-bold">{dates.due(expiresOn)}</span>
                    </p>
                    <p className="whitespace-pre-line text-solid-gray-700">{compensatingControl}</p>
                  </li>
                ))}
              </ul>
            </Part>
            <Part title={h.last} none={lastFindings.length === 0 ? h.noLast : undefined}>
              <Findings points={lastFindings} />
            </Part>
          </>
        )}
      </Loaded>
    </Page>
  );
};
