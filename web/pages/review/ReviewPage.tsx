import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useRead } from '#web/api/read.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { focusOnHeading } from '#web/frame/focus.ts';
import { useLetters } from '#web/frame/keys.tsx';
import { Button, buttonLook } from '#web/parts/Button.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useItems } from '#web/pages/finding/items.ts';
import { useText } from '#web/text/catalogue.ts';
import { type Assignment, assignmentActs } from './acts.ts';
import { EvidencePane, type OpenPage } from './EvidencePane.tsx';
import { headingId, ItemFacts } from './ItemFacts.tsx';
import { Judgement, type Answer } from './Judgement.tsx';
import { JudgeMany } from './JudgeMany.tsx';
import { Questions } from './Questions.tsx';
import { QueueBar } from './QueueBar.tsx';
import { after, alike, queueOf, type Shown } from './queue.ts';
import { SectionFrame, useSection } from './SectionFrame.tsx';
import { text } from './text.ts';
import { Judged, Verdict } from './Verdict.tsx';

type Item = ReturnType<typeof useItems>['list'][number];
type Search = Record<string, string | undefined>;

/** In place of an item: none is left. */
const nothing = '';

const Desk = ({
  assignment,
  items,
  answers,
  named,
}: {
  /** The item the address names, by itself or by a question about it. */
  named: string | undefined;
  assignment: Assignment;
  items: readonly Item[];
  answers: ReadonlyMap<string, Answer>;
}) => {
  const t = useText(text);
  const { plane, of } = useSection();
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const [pane, setPane] = useState<'evidence' | 'judge'>('judge');
  const [open, setOpen] = useState<OpenPage>();
  const [due, setDue] = useState<string>();
  const mayJudge = assignment.may.includes('response.judge');
  // Whoever comes to read what was judged looks for no item that is left to judge.
  const shown = (search['show'] ?? (mayJudge ? 'open' : 'all')) as Shown;
  const chapter = search['chapter'] ?? '';
  const queue = queueOf(items, answers, { shown, chapter, current: named });
  const item = queue.find(({ itemKey }) => itemKey === named) ?? queue[0];
  const go = (change: Search): void =>
    void navigate({
      to: '.',
      search: (before: Search) => ({ ...before, ...change }),
      replace: true,
      resetScroll: false,
    });
  const turnTo = (next: Item | undefined): void => go({ item: next?.itemKey, file: undefined, question: undefined });
  const step = (by: number): void => {
    const next = after(queue, item?.itemKey, by);
    if (next) turnTo(next);
  };
  /** On to what is judged next: its heading comes into view, or that of the page where nothing is left. */
  const goOn = (next: Item | undefined): void => {
    turnTo(next);
    setDue(next?.itemKey ?? nothing);
  };
  useEffect(() => {
    if (due === undefined || (due !== nothing && due !== item?.itemKey)) return;
    setDue(undefined);
    if (due === nothing) focusOnHeading();
    else document.getElementById(headingId)?.focus();
  }, [due, item?.itemKey]);
  const latest = useRef(step);
  latest.current = step;
  useLetters(
    useMemo(
      () => [
        { key: 'n', label: { ja: text.ja.keyNext, en: text.en.keyNext }, run: () => latest.current(1) },
        { key: 'p', label: { ja: text.ja.keyPrevious, en: text.en.keyPrevious }, run: () => latest.current(-1) },
      ],
      [],
    ),
  );
  const evidence = open?.evidenceId ?? search['file'];
  const answer = item && answers.get(item.itemKey);
  const same = alike(queue, answers);
  return (
    <>
      <QueueBar
        items={items}
        queue={queue}
        answers={answers}
        current={item?.itemKey}
        shown={shown}
        chapter={chapter}
        go={go}
        step={step}
      />
      {item ? (
        <>
          <div className="mb-4 flex gap-2 lg:hidden">
            {(['judge', 'evidence'] as const).map((name) => (
              <Button
                key={name}
                aria-pressed={pane === name}
                tone={pane === name ? 'primary' : 'plain'}
                onClick={() => setPane(name)}
              >
                {name === 'judge' ? t.judgeTab : t.evidenceTab}
              </Button>
            ))}
          </div>
          <div className="gap-8 lg:grid lg:grid-cols-2">
            <div className={pane === 'evidence' ? '' : 'max-lg:hidden'}>
              <EvidencePane of={of} itemKey={item.itemKey} file={search['file']} go={go} onPage={setOpen} />
            </div>
            <div key={item.itemKey} className={pane === 'judge' ? '' : 'max-lg:hidden'}>
              <ItemFacts of={of} item={item} answer={answer} />
              <div className="mt-6">
                {mayJudge ? (
                  <>
                    <Judged auditId={of.auditId} answer={answer} />
                    <Judgement
                      of={{ ...of, itemKey: item.itemKey }}
                      answer={answer}
                      onJudged={() => goOn(after(queue, item.itemKey))}
                    />
                  </>
                ) : (
                  <Verdict assignment={assignment} answer={answer} />
                )}
              </div>
              {mayJudge && (
                <Link
                  to="/$plane/audits/$auditId/findings/new"
                  params={{ plane, auditId: of.auditId }}
                  search={{
                    section: of.departmentId,
                    items: item.itemKey,
                    ...(evidence ? { evidence } : {}),
                    ...(open ? { page: String(open.page) } : {}),
                  }}
                  className={`${buttonLook()} mt-3`}
                >
                  {t.raise}
                </Link>
              )}
              <Questions of={{ ...of, itemKey: item.itemKey }} mayAsk={mayJudge} />
            </div>
          </div>
        </>
      ) : (
        <Empty icon="checkCircle" title={t.none}>
          <p>{t.noneNote}</p>
        </Empty>
      )}
      {mayJudge && <JudgeMany of={of} {...same} answers={answers} onJudged={() => goOn(same.other[0])} />}
    </>
  );
};

/** The section's evidence and answers, item by item, with the auditor's verdict beside them. */
export const ReviewPage = () => {
  const t = useText(text);
  const { plane, of, assignment } = useSection();
  const { checklist } = useItems(plane, of.auditId);
  const responses = useRead(plane, 'response.list', of);
  const { item, question } = useSearch({ strict: false });
  const questions = useRead(plane, 'question.list', of);
  const named = item ?? questions.data?.items.find(({ questionId }) => questionId === question)?.itemKey;
  const one = assignment.data;
  return (
    <SectionFrame
      help={t.reviewHelp}
      title={t.title(one?.departmentName ?? '')}
      lead={
        one && (
          <>
            <StateBadge kind="assignment" state={one.status} />
            <span>{t.progress(String(one.judged), String(one.total))}</span>
          </>
        )
      }
      actions={one && <Commands plane={plane} of={one} table={assignmentActs} />}
    >
      <Loaded of={assignment}>
        {(known) => (
          <Loaded of={checklist}>
            {({ list }) => (
              <Loaded of={responses}>
                {({ items }) => (
                  <Desk
                    named={named}
                    assignment={known}
                    items={list}
                    answers={new Map(items.map((answer) => [answer.itemKey, answer]))}
                  />
                )}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </SectionFrame>
  );
};
