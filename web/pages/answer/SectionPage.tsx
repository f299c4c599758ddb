import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { Commands } from '#web/commands/Commands.tsx';
import { useLetters } from '#web/frame/keys.tsx';
import { Button, buttonLook } from '#web/parts/Button.tsx';
import { useListState } from '#web/parts/list-state.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Near } from '#web/parts/Near.tsx';
import { Page } from '#web/parts/Page.tsx';
import { useWayToAudit } from '#web/parts/way.ts';
import { OverdueBadge, StateBadge } from '#web/parts/StateBadge.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { Halted } from '#web/pages/audit/Halted.tsx';
import { assignmentActs } from './acts.ts';
import { draftOf, inAreas, type Result } from './answers.ts';
import { Delegate } from './Delegate.tsx';
import { Hub } from './Hub.tsx';
import { ItemCard } from './ItemCard.tsx';
import { packageText } from './package-text.ts';
import type { Saver } from './saver.ts';
import { StepBar, useSteps } from './Steps.tsx';
import { selfResults, text } from './text.ts';
import { type Assignment, type Item, type Section, useSaver, useSection } from './useSection.ts';

type Inside = { section: Section; assignment: Assignment; items: readonly Item[]; saver: Saver };

type CardProps = Pick<Inside, 'section' | 'saver'> & { item: Item };

/** Follows what is typed into this item alone: the others are not drawn anew at every key. */
const Card = ({ item, section, saver }: CardProps) => (
  <ItemCard
    item={item}
    section={section}
    pending={saver.pending.usePart((all) => all.get(item.itemKey))}
    saver={saver}
  />
);

/** About as high as a card is, in pixels. */
const cardRoom = 600;

const ListMode = ({ section, items, saver }: Inside) => {
  const t = useText(text);
  const answered = new Set(
    section.responses.data?.items.filter(({ selfResult }) => selfResult).map(({ itemKey }) => itemKey),
  );
  return inAreas(items).map(({ chapter, items: inside }, n) => (
    <details key={chapter} open={n === 0} className="mb-4">
      <summary className="card min-h-14 cursor-pointer p-4">
        <h2 className="inline text-std-18B-160">{chapter}</h2>{' '}
        <span className="ml-3">
          {!section.isWithheld &&
            t.done(String(inside.filter(({ itemKey }) => answered.has(itemKey)).length), String(inside.length))}
        </span>
      </summary>
      <div className="mt-4">
        {inside.length > 1 && <Delegate items={inside} section={section} />}
        {inside.map((item) => (
          <Near key={item.itemKey} room={cardRoom}>
            {() => <Card item={item} section={section} saver={saver} />}
          </Near>
        ))}
      </div>
    </details>
  ));
};

const OneMode = ({ section, assignment, items, saver }: Inside) => {
  const t = useText(text);
  const state = useListState();
  const at = Math.max(
    0,
    items.findIndex(({ itemKey }) => itemKey === state.filter('item')),
  );
  const item = items[at];
  const responses = new Map(section.responses.data?.items.map((one) => [one.itemKey, one]));
  const response = item && responses.get(item.itemKey);
  const mayAnswer = assignment.may.includes('response.answer');
  const kept = saver.pending.usePart((all) => item && all.get(item.itemKey));
  const steps = useSteps(items, at, mayAnswer ? kept?.draft : undefined);
  const gaps = mayAnswer ? items.filter((one) => one !== item && !responses.get(one.itemKey)?.selfResult) : [];
  const press = useRef<{ go: (by: number) => void; choose?: (result: Result) => void }>({ go: steps.step });
  useEffect(() => {
    press.current = {
      go: steps.step,
      ...(mayAnswer &&
        item && {
          choose: (selfResult: Result) =>
            saver.edit(
              item.itemKey,
              { ...(kept?.draft ?? draftOf(response ?? {})), selfResult },
              response?.version ?? 0,
            ),
        }),
    };
  });
  useLetters(
    useMemo(
      () => [
        { key: 'n', label: { ja: '次の項目', en: 'Next item' }, run: () => press.current.go(1) },
        { key: 'p', label: { ja: '前の項目', en: 'Previous item' }, run: () => press.current.go(-1) },
        ...selfResults.map(([result, label], n) => ({
          key: String(n + 1),
          label,
          run: () => press.current.choose?.(result),
        })),
      ],
      [],
    ),
  );
  if (!item) return null;
  return (
    <>
      <h2 className="text-std-20B-150">{item.chapter}</h2>
      <p className="mb-2 text-solid-gray-700">{t.position(String(at + 1), String(items.length))}</p>
      <ItemCard key={item.itemKey} item={item} section={section} pending={kept} saver={saver} />
      <StepBar steps={steps} gaps={gaps} />
    </>
  );
};

const Modes = () => {
  const t = useText(text);
  const { filter, put } = useListState();
  const modes = [
    ['', t.overview],
    ['one', t.one],
    ['list', t.list],
  ] as const;
  return (
    <div role="group" aria-label={t.modes} className="mb-6 flex flex-wrap gap-2 print:hidden">
      {modes.map(([value, label]) => (
        <Button
          key={value}
          aria-pressed={filter('view') === value}
          className="aria-pressed:bg-blue-100"
          onClick={() => put({ view: value || undefined })}
        >
          {label}
        </Button>
      ))}
    </div>
  );
};

/** The checklist of one section: answered by the section, read by auditors and the office. */
export const SectionPage = () => {
  const t = useText(text);
  const dates = useDates();
  const section = useSection();
  const { plane, where, assignment, checklist } = section;
  const view = useListState().filter('view');
  const saver = useSaver();
  const head = assignment.data;
  const { open: inExcel } = useText(packageText);
  return (
    <Page
      title={head ? `${head.departmentName} ${t.title}` : t.title}
      sealed={plane === 'spi'}
      help={t.help}
      year={head?.fiscalYear}
      crumbs={useWayToAudit(head?.auditTitle)}
      lead={
        head && (
          <>
            <StateBadge kind="assignment" state={head.status} />
            {head.overdue && <OverdueBadge />}
            <span>
              {t.dueLabel}{' '}
              {head.overdue || head.status !== 'accepted' ? dates.due(head.dueDate) : dates.short(head.dueDate)}
            </span>
          </>
        )
      }
      actions={
        head && (
          <>
            <Link
              to="/$plane/audits/$auditId/sections/$departmentId/trail"
              params={{ plane, ...where }}
              className={buttonLook('plain')}
            >
              {t.trail}
            </Link>
            <Link
              to="/$plane/audits/$auditId/sections/$departmentId/evidence"
              params={{ plane, ...where }}
              className={buttonLook('plain')}
            >
              {t.evidence}
            </Link>
            {plane === 'spi' && (
              <Link
                to="/spi/audits/$auditId/sections/$departmentId/unfiled"
                params={where}
                className={buttonLook('plain')}
              >
                {t.unfiled}
              </Link>
            )}
            {head.may.includes('response.answer') && (
              <Link
                to="/$plane/audits/$auditId/sections/$departmentId/package"
                params={{ plane, ...where }}
                className={buttonLook('plain')}
              >
                {inExcel}
              </Link>
            )}
            <Commands plane={plane} of={head} table={assignmentActs} at={where} />
          </>
        )
      }
    >
      <Loaded of={assignment}>
        {(one) => (
          <>
            <Halted auditId={where.auditId} />
            <Modes />
            {section.isWithheld && <p className="mb-6 font-bold">{t.withheld}</p>}
            <Loaded of={checklist}>
              {({ list }) => {
                const inside = { section, assignment: one, items: list, saver };
                if (view === 'list') return <ListMode {...inside} />;
                return view === 'one' ? <OneMode {...inside} /> : <Hub {...inside} />;
              }}
            </Loaded>
          </>
        )}
      </Loaded>
    </Page>
  );
};
