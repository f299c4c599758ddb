import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSend } from '#web/commands/send.ts';
import { problemWords } from '#web/api/problems.ts';
import { toast } from '#web/frame/toasts.tsx';
import { Button } from '#web/parts/Button.tsx';
import { Icon } from '#web/parts/Icon.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { AnswerText } from './AnswerText.tsx';
import { Delegate } from './Delegate.tsx';
import { Note } from './Note.tsx';
import { Questions } from './Questions.tsx';
import type { Pending, Saver } from './saver.ts';
import { auditResults, text } from './text.ts';
import { isAsked, type Item, type Section } from './useSection.ts';

const Fold = ({ title, open = false, children }: { title: string; open?: boolean; children: ReactNode }) => (
  <details open={open} className="mt-2 border-t border-solid-gray-200 pt-2">
    <summary className="min-h-11 cursor-pointer py-2 font-bold">{title}</summary>
    <div className="pb-3 pl-4 whitespace-pre-line">{children}</div>
  </details>
);

const Why = ({ item }: { item: Item }) => {
  const t = useText(text);
  const parts = [
    [t.examples, item.materialExamples.join('\n')],
    [t.procedure, item.procedureExample],
    [t.notes, item.notes],
    [t.refs, [...item.policyRefs, ...item.jisRefs].join('、')],
  ].filter(([, words]) => words);
  if (parts.length === 0) return null;
  return (
    <Fold title={t.why}>
      <dl>
        {parts.map(([term, words]) => (
          <div key={term} className="mb-2">
            <dt className="text-solid-gray-700">{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
};

const Earlier = ({ itemKey, section, mayAnswer }: { itemKey: string; section: Section; mayAnswer: boolean }) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const send = useSend();
  const earlier = section.previous.data?.items.find((one) => one.itemKey === itemKey);
  const response = section.responses.data?.items.find((one) => one.itemKey === itemKey);
  if (!earlier || (!earlier.answer && earlier.findings.length === 0)) return null;
  const carry = async (): Promise<void> => {
    try {
      await send(section.plane, 'response.carryOver', { ...section.where, itemKeys: [itemKey] });
      toast(t.carried('1'));
    } catch (error) {
      toast(say(problemWords(error)), { bad: true });
    }
  };
  const { answer } = earlier;
  return (
    <Fold title={t.previous}>
      {answer && <AnswerText title={t.previousAudit(dates.year(answer.fiscalYear))} answer={answer} />}
      {answer?.auditResult && (
        <p>
          {t.auditorSaid}: {say(auditResults[answer.auditResult])} {answer.auditComment}
        </p>
      )}
      {earlier.findings.map(({ findingId, title, status }) => (
        <p key={findingId} className="mt-1 flex flex-wrap items-center gap-2">
          {t.finding}: {title} <StateBadge kind="finding" state={status} />
        </p>
      ))}
      {answer && mayAnswer && !response?.selfResult && (
        <Button className="mt-3" onClick={() => void carry()}>
          {t.carryOne}
        </Button>
      )}
    </Fold>
  );
};

const Files = ({ itemKey, section }: { itemKey: string; section: Section }) => {
  const t = useText(text);
  const files = section.evidence.data?.items.filter(({ itemKeys }) => itemKeys.includes(itemKey)) ?? [];
  return (
    <Fold title={`${t.evidenceOf} (${files.length})`}>
      {files.length === 0 && <p>{t.noEvidence}</p>}
      <ul>
        {files.map(({ evidenceId, fileName, label, status }) => (
          <li key={evidenceId} className="flex flex-wrap items-center gap-2 py-1">
            {label ?? fileName} <StateBadge kind="evidence" state={status} />
          </li>
        ))}
      </ul>
      <Link
        to="/$plane/audits/$auditId/sections/$departmentId/evidence"
        params={{ plane: section.plane, ...section.where }}
        search={{ item: itemKey }}
        className="link inline-flex min-h-11 items-center"
      >
        {section.isOwn ? t.addEvidence : t.evidence}
      </Link>
    </Fold>
  );
};

type Props = { item: Item; section: Section; pending: Pending | undefined; saver: Saver; slot?: ReactNode };

/** One item: what is asked, what the section says, and everything around it. `slot` is where a judgement goes. */
export const ItemCard = ({ item, section, pending, saver, slot }: Props) => {
  const t = useText(text);
  const say = useSay();
  const { itemKey } = item;
  const assignment = section.assignment.data;
  const response = section.responses.data?.items.find((one) => one.itemKey === itemKey);
  const remark = assignment?.remarks.find((one) => one.itemKey === itemKey);
  const delegated = assignment?.delegations.find((one) => one.itemKey === itemKey);
  const mayAnswer = assignment?.may.includes('response.answer') ?? false;
  return (
    <article id={itemKey} aria-labelledby={`${itemKey}-title`} className="card mb-6 p-5 max-md:p-4">
      <h3 id={`${itemKey}-title`} tabIndex={-1} className="text-std-18B-160 whitespace-pre-line">
        <span className="mr-3 text-solid-gray-700">{t.number(item.no)}</span>
        {item.question}
      </h3>
      <p className="mb-4 flex flex-wrap gap-x-4 text-solid-gray-700">
        {item.mandatory && <span>{t.mandatory}</span>}
        {delegated && <span>{t.delegatedTo(delegated.to)}</span>}
      </p>
      {remark && (
        <div className="mb-4 rounded-8 border-l-8 border-orange-800 bg-orange-50 p-4">
          <p className="flex items-center gap-2 font-bold">
            <Icon name="returned" />
            {t.remark}
          </p>
          <p className="whitespace-pre-line">{remark.comment}</p>
        </div>
      )}
      {mayAnswer || (pending && section.isOwn) ? (
        <AnswerForm itemKey={itemKey} response={response} pending={pending} saver={saver} />
      ) : (
        !section.isWithheld && <AnswerText title={t.judgement} answer={response ?? {}} />
      )}
      {slot ??
        (response?.auditResult && (
          <p className="mt-3">
            {t.auditResult}: <strong>{say(auditResults[response.auditResult])}</strong> {response.auditComment}
          </p>
        ))}
      <div className="mt-4">
        <Delegate items={[item]} section={section} />
        <Why item={item} />
        <Earlier itemKey={itemKey} section={section} mayAnswer={mayAnswer} />
        <Files itemKey={itemKey} section={section} />
        <Fold
          title={`${t.questions} (${section.questions.data?.items.filter((q) => q.itemKey === itemKey).length ?? 0})`}
          open={isAsked(section, itemKey)}
        >
          <Questions itemKey={itemKey} section={section} />
        </Fold>
        {section.isOwn && section.notes.data && (
          <Fold title={t.note}>
            <Note itemKey={itemKey} section={section} />
          </Fold>
        )}
      </div>
    </article>
  );
};
