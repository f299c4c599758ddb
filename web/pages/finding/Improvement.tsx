import type { ReactNode } from 'react';
import { useTrack } from '#web/frame/track.ts';
import { Fact, Facts } from '#web/parts/Facts.tsx';
import { useNames } from '#web/parts/names.ts';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import type { Finding } from './acts.ts';
import { EvidenceLinks } from './EvidenceLinks.tsx';
import { Milestones } from './Milestones.tsx';
import { text } from './text.ts';

type Remediation = NonNullable<Finding['remediation']>;

const Block = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="mt-6">
    <h3 className="mb-1 font-bold">{title}</h3>
    {children}
  </div>
);

const Plan = ({ plan }: { plan: NonNullable<Remediation['plan']> }) => {
  const t = useText(text);
  const dates = useDates();
  const { post } = useNames(useTrack());
  return (
    <Facts>
      <Fact term={t.planAction}>{plan.correctiveAction}</Fact>
      <Fact term={t.cause}>{plan.cause}</Fact>
      <Fact term={t.planSame}>{plan.sameKindCheck}</Fact>
      <Fact term={t.owner}>{post(plan.ownerPostId)}</Fact>
      <Fact term={t.planned}>{dates.day(plan.dueDate)}</Fact>
      {plan.cost && <Fact term={t.cost}>{plan.cost}</Fact>}
    </Facts>
  );
};

const Extensions = ({ of }: { of: Remediation }) => {
  const t = useText(text);
  const dates = useDates();
  const { extensions, extensionRequest, extensionRefusal } = of;
  if (extensions.length === 0 && !extensionRequest && !extensionRefusal) return null;
  return (
    <Block title={t.extensions}>
      <ul className="list-disc pl-6">
        {extensions.map(({ from, to, reason }) => (
          <li key={`${from}${to}`}>
            {t.extended(dates.day(from), dates.day(to))} — {reason}
          </li>
        ))}
        {extensionRequest && (
          <li className="font-bold">
            {t.asksFor(dates.day(extensionRequest.to))} — {extensionRequest.reason}
          </li>
        )}
        {extensionRefusal && (
          <li>
            {t.refused(dates.day(extensionRefusal.to))} — {extensionRefusal.reason}
          </li>
        )}
      </ul>
    </Block>
  );
};

const Comments = ({ of, auditId }: { of: Remediation; auditId: string }) => {
  const t = useText(text);
  const dates = useDates();
  const { person } = useNames(useTrack(), auditId);
  if (of.comments.length === 0) return null;
  return (
    <Block title={t.comments}>
      <ul className="space-y-3">
        {of.comments.map(({ text: words, by, at }) => (
          <li key={at} className="border-l-4 border-solid-gray-300 pl-4">
            <p className="text-solid-gray-700">
              {person(by)} {dates.time(at)}
            </p>
            <p className="whitespace-pre-line">{words}</p>
          </li>
        ))}
      </ul>
    </Block>
  );
};

const Course = ({ finding, of }: { finding: Finding; of: Remediation }) => {
  const t = useText(text);
  const dates = useDates();
  return (
    <>
      {of.remark && (
        <div className="mt-4 border-l-4 border-orange-800 bg-orange-50 p-3">
          <p className="font-bold">{t.remark}</p>
          <p className="whitespace-pre-line">{of.remark}</p>
        </div>
      )}
      {of.progress !== undefined && (
        <div className="mt-4">
          <label className="flex flex-wrap items-center gap-3">
            {t.progress}
            <progress className="h-4 w-60 accent-blue-900" max={100} value={of.progress} />
            <span className="tabular-nums">{of.progress}%</span>
          </label>
        </div>
      )}
      <Block title={t.plan}>{of.plan ? <Plan plan={of.plan} /> : <p>{t.noPlan}</p>}</Block>
      <Milestones finding={finding} />
      {of.interim && (
        <Block title={t.interim}>
          <p className="whitespace-pre-line">{of.interim}</p>
        </Block>
      )}
      {of.completion && (
        <Block title={t.completion}>
          <p className="text-solid-gray-700">{t.completedOn(dates.day(of.completion.completedOn))}</p>
          <p className="whitespace-pre-line">{of.completion.report}</p>
          <EvidenceLinks of={finding} ids={of.completion.evidenceIds} />
        </Block>
      )}
      {of.verification && (
        <Block title={t.verification}>
          <p className="whitespace-pre-line">{of.verification.result}</p>
        </Block>
      )}
      <Extensions of={of} />
      <Comments of={of} auditId={finding.auditId} />
    </>
  );
};

/** What the CISO asked for, and what the section does about it. */
export const Improvement = ({ finding }: { finding: Finding }) => {
  const t = useText(text);
  const dates = useDates();
  const { instruction, remediation, riskAcceptance, earlierRemediations = [] } = finding;
  if (!instruction && !remediation && !riskAcceptance) return null;
  return (
    <section className="mb-10">
      <h2 className="mb-2 flex flex-wrap items-center gap-3 text-std-20B-150">
        {t.improvement}
        {remediation && <StateBadge kind="remediation" state={remediation.status} />}
      </h2>
      {instruction && (
        <Facts>
          <Fact term={t.instruction}>{instruction.text}</Fact>
          <Fact term={t.dueDate}>{dates.day(remediation?.dueDate ?? instruction.dueDate)}</Fact>
        </Facts>
      )}
      {riskAcceptance && (
        <Block title={t.risk}>
          <p className="font-bold">{t.riskUntil(dates.day(riskAcceptance.expiresOn))}</p>
          <p className="whitespace-pre-line">
            {t.control}: {riskAcceptance.compensatingControl}
          </p>
        </Block>
      )}
      {remediation && <Course finding={finding} of={remediation} />}
      {earlierRemediations.length > 0 && (
        <details className="mt-6">
          <summary className="min-h-11 cursor-pointer font-bold">{t.earlier}</summary>
          {earlierRemediations.map((earlier) => (
            <div key={earlier.endedAt} className="mt-3 border-l-4 border-solid-gray-300 pl-4">
              <p className="text-solid-gray-700">{dates.time(earlier.endedAt)}</p>
              {earlier.plan && <Plan plan={earlier.plan} />}
            </div>
          ))}
        </details>
      )}
    </section>
  );
};
