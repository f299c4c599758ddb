import { duties } from 'virtual:duties';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { isHalted } from '#shared/domain/audit/phases.ts';
import { usePages, useRead } from '#web/api/read.ts';
import type { Out } from '#web/api/types.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { useTrack } from '#web/frame/track.ts';
import { buttonLook } from '#web/parts/Button.tsx';
import { Fact } from '#web/parts/Facts.tsx';
import { useHoldActs } from '#web/pages/disposal/hold-acts.ts';
import { Verification } from '#web/pages/trail/Verification.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { Print } from '#web/parts/Print.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { Stepper } from '#web/parts/Stepper.tsx';
import { Timeline } from '#web/parts/Timeline.tsx';
import { Turn } from '#web/parts/Turn.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { auditActs } from './acts.ts';
import { AuditTabs, tabOf } from './AuditTabs.tsx';
import { Carried } from './Carried.tsx';
import { Halted } from './Halted.tsx';
import { useOffered } from './offered.ts';
import { isWhole } from './reader.ts';
import { Sections } from './Sections.tsx';
import { kinds, stages, text } from './text.ts';

type Audit = Out<'general', 'audit.get'>;

const Stages = ({ audit }: { audit: Audit }) => {
  const t = useText(text);
  const say = useSay();
  const at = stages.findIndex(({ states }) => (states as readonly string[]).includes(audit.status));
  // Suspended and cancelled audits stand nowhere on the way.
  if (isHalted(audit.status)) return null;
  return (
    <Stepper
      label={t.stages}
      stages={stages.map(({ key, name }) => ({ key, label: say(name) }))}
      at={at === -1 ? stages.length : at}
    />
  );
};

const Trail = ({ auditId }: { auditId: string }) => {
  const plane = useTrack();
  const trail = usePages(plane, 'audit.activity', { auditId });
  return (
    <>
      <Verification plane={plane} operation="audit.verify" of={{ auditId }} />
      <Loaded of={trail}>
        {(entries) => (
          <Timeline entries={entries} onMore={trail.hasNextPage ? () => void trail.fetchNextPage() : undefined} />
        )}
      </Loaded>
    </>
  );
};

const Facts = ({ audit }: { audit: Audit }) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const { person, section } = useNames(useTrack(), audit.auditId);
  return (
    <dl>
      <Fact term={t.kind}>{say(kinds[audit.kind])}</Fact>
      <Fact term={t.period}>
        {dates.day(audit.startsOn)} – {dates.day(audit.endsOn)}
      </Fact>
      {audit.remark && !isHalted(audit.status) && <Fact term={t.remark}>{audit.remark}</Fact>}
      {audit.hold && <Fact term={t.hold}>{audit.hold.reason}</Fact>}
      {audit.dueDate && <Fact term={t.dueDate}>{dates.due(audit.dueDate)}</Fact>}
      <Fact term={t.purpose}>{audit.purpose}</Fact>
      <Fact term={t.scope}>{audit.scope}</Fact>
      <Fact term={t.criteria}>{audit.criteria}</Fact>
      <Fact term={t.sectionsHead}>{audit.sections.map(({ name }) => name).join(t.comma)}</Fact>
      <Fact term={t.team}>
        {audit.team.map(({ personId, role }) => {
          // Sections are not told whose contract has ended.
          const { company, admitted = true } = audit.members?.find((one) => one.personId === personId) ?? {};
          return (
            <span key={personId} className="block">
              {person(personId)}
              {company && ` (${company})`} {role === 'lead' ? t.lead : t.member}
              {!admitted && ` — ${t.ended}`}
            </span>
          );
        })}
      </Fact>
      {audit.overrides.length > 0 && (
        <Fact term={t.overrides}>
          {audit.overrides
            .map(({ personId, departmentId, reason }) => `${person(personId)} — ${section(departmentId)}: ${reason}`)
            .join('\n')}
        </Fact>
      )}
    </dl>
  );
};

/** One audit: what it is, where it stands, and what can be done with it. */
export const AuditPage = () => {
  const t = useText(text);
  const dates = useDates();
  const plane = useTrack();
  const { auditId = '' } = useParams({ strict: false });
  const query = useRead(plane, 'audit.get', { auditId });
  const list = { label: plane === 'spi' ? t.sealedTitle : t.title, to: `/${plane}/audits` };
  const audit = query.data;
  const acts = useHoldActs('hold', auditActs);
  const may = useOffered(auditId, audit?.may);
  const tab = tabOf(useSearch({ strict: false }));
  return (
    <Page
      title={audit?.title ?? t.title}
      sealed={plane === 'spi'}
      help={t.pageHelp}
      year={audit?.fiscalYear}
      crumbs={[list]}
      lead={
        audit && (
          <>
            <StateBadge kind="audit" state={audit.status} />
            <span>{dates.year(audit.fiscalYear)}</span>
            {plane === 'general' && <Turn of={duties.audit[audit.status]} />}
            {plane === 'spi' && (
              <Link to="/spi/audits/$auditId/readers" params={{ auditId }} className="link">
                {t.readers}
              </Link>
            )}
          </>
        )
      }
      actions={
        audit && (
          <>
            <Commands plane={plane} of={{ ...audit, may }} table={acts} />
            {audit.may?.includes('audit.edit') && (
              <Link to="/$plane/audits/$auditId/edit" params={{ plane, auditId }} className={buttonLook('plain')}>
                {t.rewrite}
              </Link>
            )}
            <Print />
          </>
        )
      }
    >
      <Loaded of={query}>
        {(one) => (
          <>
            <Halted auditId={auditId} />
            <Stages audit={one} />
            <AuditTabs audit={one} at={tab} />
            {tab === 'overview' && <Facts audit={one} />}
            {tab === 'overview' && isWhole(one) && <Carried auditId={auditId} />}
            {tab === 'sections' && <Sections audit={one} />}
            {tab === 'trail' && <Trail auditId={auditId} />}
          </>
        )}
      </Loaded>
    </Page>
  );
};
