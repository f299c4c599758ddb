import { useRead } from '#web/api/read.ts';
import { useMe } from '#web/api/context.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Fact, Facts } from '#web/parts/Facts.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useItems } from '#web/pages/finding/items.ts';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { methods, newPaperActs, type Paper, paperActs } from './acts.ts';
import { PaperNote } from './PaperNote.tsx';
import { SectionFrame, useSection } from './SectionFrame.tsx';
import { useIsInTeam } from '#web/pages/audit/reader.ts';
import { text } from './text.ts';

const Card = ({ paper }: { paper: Paper }) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const { plane, of } = useSection();
  const { person } = useNames(plane, of.auditId);
  const items = useItems(plane, of.auditId);
  const { personId } = useMe();
  return (
    <li className="card p-4">
      <h2 className="flex flex-wrap items-center gap-3 font-bold">
        {paper.workpaperNo}
        <StateBadge kind="workpaper" state={paper.status} />
        <span className="font-normal">
          {say(methods[paper.method])} {dates.short(paper.doneOn)}
        </span>
      </h2>
      {paper.reviewRemark && paper.status === 'draft' && (
        <p className="mt-2 border-l-4 border-orange-800 bg-orange-50 p-3 whitespace-pre-line">
          {t.returnedBecause}: {paper.reviewRemark}
        </p>
      )}
      <Facts>
        <Fact term={t.paperItems}>{paper.itemKeys.map(items.name).join('\n')}</Fact>
        <Fact term={t.procedure}>{paper.procedure}</Fact>
        {paper.interviewedPosts.length > 0 && <Fact term={t.interviewed}>{paper.interviewedPosts.join('、')}</Fact>}
        {paper.facts && <Fact term={t.facts}>{paper.facts}</Fact>}
        {paper.conclusion && <Fact term={t.conclusion}>{paper.conclusion}</Fact>}
        <Fact term={t.prepared}>{person(paper.preparedBy)}</Fact>
        {paper.reviewedBy && <Fact term={t.reviewed}>{person(paper.reviewedBy)}</Fact>}
      </Facts>
      {paper.preparedBy === personId && <PaperNote paper={paper} />}
      <div className="mt-3 flex flex-wrap gap-2 empty:hidden print:hidden">
        <Commands plane={plane} of={paper} table={paperActs} />
      </div>
    </li>
  );
};

const writing = new Set(['preliminary', 'fieldwork', 'evaluation', 'exchange', 'reporting']);

/** The workpapers on a section: the section never learns of them. */
export const Workpapers = () => {
  const t = useText(text);
  const { plane, of, assignment } = useSection();
  const query = useRead(plane, 'workpaper.list', of);
  const audit = useRead(plane, 'audit.get', { auditId: of.auditId });
  const isInTeam = useIsInTeam(audit.data);
  const mayWrite = isInTeam && audit.data && writing.has(audit.data.status);
  return (
    <SectionFrame
      help={t.workpapersHelp}
      title={`${assignment.data?.departmentName ?? ''} ${t.workpapers}`}
      lead={t.hidden}
      actions={mayWrite && <Commands plane={plane} of={of} table={newPaperActs} />}
    >
      <Loaded of={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="pencil" title={t.noPapers}>
              <p>{t.noPapersNote}</p>
            </Empty>
          ) : (
            <ul className="space-y-4">
              {items.map((paper) => (
                <Card key={paper.workpaperId} paper={paper} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </SectionFrame>
  );
};
