import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { SpecialClosed } from '#web/api/clients.ts';
import { useKansa } from '#web/api/context.ts';
import { useRead } from '#web/api/read.ts';
import type { Track } from '#web/api/types.ts';
import { useRowKeys } from '#web/frame/row-keys.ts';
import { usePost, useRoles } from '#web/frame/post.ts';
import { buttonLook } from '#web/parts/Button.tsx';
import { linkTo } from '#web/parts/link-to.ts';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { Seal } from '#web/parts/Seal.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { OwnSections } from './OwnSections.tsx';
import { Running } from './Running.tsx';
import { addressOf, inSpans, isWorkOf, lifecycleOf, type Task } from './tasks.ts';
import { text } from './text.ts';

const SealedTrack = lazy(() => import('./SealedTrack.tsx'));
const answersForSealed = ['spiAuditOfficer', 'spiGeneralOfficer', 'spiProtectionOfficer'];

const TaskRow = ({ task }: { task: Task }) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const address = addressOf(task);
  const kind = lifecycleOf(task);
  const place = [task.auditTitle, task.departmentName].filter(Boolean).join(' — ');
  return (
    <li
      className={`card flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4 ${task.plane === 'spi' ? 'border-l-8 border-l-purple-800' : ''}`}
    >
      <div className="min-w-0 basis-96 grow">
        {task.plane === 'spi' && <Seal />}
        <p className="text-dns-14N-130 text-solid-gray-700">
          {say(task.what)}
          {task.deputyOf && ` (${t.asDeputy(task.deputyOf.title)})`}
        </p>
        <h3 className="text-std-18B-160">{task.title}</h3>
        {place && <p className="text-solid-gray-700">{place}</p>}
        <p>{say(task.next)}</p>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
          {kind && <StateBadge kind={kind} state={task.status} />}
          {task.due && (
            <span className={task.overdue ? 'font-bold text-error-2' : 'text-solid-gray-800'}>
              {dates.due(task.due)}
            </span>
          )}
        </p>
      </div>
      {address && (
        <Link {...linkTo(address)} data-row="" className={buttonLook(task.overdue ? 'primary' : 'plain')}>
          {t.open}
          <span className="sr-only">{task.title}</span>
        </Link>
      )}
    </li>
  );
};

/** Everything that waits for the person, what is late first. */
export const Home = () => {
  const t = useText(text);
  const dates = useDates();
  const { post } = usePost();
  const roles = useRoles();
  const overview = roles.has('ciso') || roles.has('chiefAuditor');
  useRowKeys();
  const of = (plane: Track, items: readonly Omit<Task, 'plane'>[]): Task[] => items.map((task) => ({ ...task, plane }));
  const general = useRead('general', 'me.tasks', {});
  const { config, me } = useKansa();
  // Nobody from outside has a place in the special track, and is not told that there is one.
  const isIn = me.kind !== 'external' && (config.planes?.includes('spi') ?? true);
  const special = useRead('spi', 'me.tasks', {}, { enabled: isIn });
  // What is not here, or not opened, does not keep the rest from being shown.
  const closed = special.error instanceof SpecialClosed;
  const sealed = special.data?.items ?? (closed || !isIn ? [] : undefined);
  const both = {
    data: general.data && sealed && [...of('general', general.data.items), ...of('spi', sealed)],
    error: general.error ?? (closed ? null : special.error),
    isFetching: general.isFetching || special.isFetching,
    refetch: () => Promise.all([general.refetch(), special.refetch()]),
  };
  return (
    <Page title={t.title} lead={dates.short(dates.today)} help={t.help}>
      <Loaded of={both}>
        {(tasks) => {
          const spans = inSpans(post ? tasks.filter((task) => isWorkOf(post, task)) : tasks, dates.today);
          if (spans.length === 0)
            return (
              <Empty icon="checkCircle" title={tasks.length > 0 ? t.nothingForPost : t.nothing}>
                <p>{t.nothingNote}</p>
              </Empty>
            );
          return spans.map(({ span, tasks: inSpan }) => (
            <section key={span} aria-labelledby={span} className="mb-8">
              <h2 id={span} className={`mb-3 text-std-20B-150 ${span === 'late' ? 'text-error-2' : ''}`}>
                {t[span]} <span className="text-std-16N-170 text-solid-gray-700">{t.count(String(inSpan.length))}</span>
              </h2>
              <ul className="space-y-3">
                {inSpan.map((task) => (
                  <TaskRow key={`${task.plane} ${task.kind} ${task.id} ${task.duty}`} task={task} />
                ))}
              </ul>
            </section>
          ));
        }}
      </Loaded>
      {isIn && answersForSealed.some((role) => roles.has(role)) && (
        <Suspense>
          <SealedTrack />
        </Suspense>
      )}
      <OwnSections />
      {(overview || roles.has('auditOffice')) && <Running overview={overview} />}
      {closed && (
        <div className="mt-8">
          <Loaded of={special}>{() => null}</Loaded>
        </div>
      )}
    </Page>
  );
};
