import { daysAfter } from '#shared/kernel/calendar.ts';
import { type Actor, dutiesOf } from '#shared/domain/access/actor.ts';
import { authorize } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import type { Post } from '#shared/domain/organisation/organisation.ts';
import type { Ports } from '#shared/app/ports.ts';
import { ownAudits, ownFindings } from '#shared/app/own-records.ts';
import { type Task, tasksOf, workWaitingFor } from '#shared/app/work/tasks.ts';
import { found, type UseCase } from '#shared/app/use-case.ts';

/** How long whoever held the post before may look at what was handed over, in days. */
const lookBack = 30;
/** Closed findings on the sheet. */
const lastOnes = 5;

type Point = Pick<Finding, 'auditId' | 'findingId' | 'number' | 'title' | 'severity' | 'dueDate'> & {
  auditTitle: string;
  status: string;
};

type Sheet = {
  post: Pick<Post, 'postId' | 'departmentId' | 'title' | 'roles' | 'since'> & {
    departmentName: string;
    holderName?: string | undefined;
    predecessorName?: string | undefined;
    predecessorTo?: string | undefined;
  };
  tasks: Task[];
  audits: Pick<Audit, 'auditId' | 'title' | 'status' | 'endsOn'>[];
  findings: Point[];
  riskAcceptances: (Pick<Finding, 'auditId' | 'findingId' | 'number' | 'title'> & {
    compensatingControl: string;
    expiresOn: string;
  })[];
  lastFindings: Point[];
};

const over: readonly string[] = ['closed', 'cancelled', 'withdrawn'];
const isOver = ({ status }: { status: string }): boolean => over.includes(status);

/** Somebody who holds this post and nothing else: what they may read is what the post hands over. */
const bearerOf = ({ postId, title, departmentId, path, roles }: Post, today: string): Actor => ({
  personId: '-',
  name: '',
  kind: 'staff',
  holdings: [{ postId, title, departmentId, path, roles, from: today }],
  today,
});

const pointOf = ({ finding: f, audit }: { finding: Finding; audit: Audit }): Point => ({
  auditId: f.auditId,
  auditTitle: audit.title,
  findingId: f.findingId,
  number: f.number,
  title: f.title,
  severity: f.severity,
  status: f.status === 'remediating' && f.remediation ? f.remediation.status : f.status,
  dueDate: f.dueDate,
});

/**
 * The hand-over sheet (引継書) of a post, written from what there is: nothing is stored for it. It is for the holder, for
 * whoever held the post until 30 days after, and for the audit office.
 */
export const handOverUseCases = (ports: Ports) => {
  const { store, directory } = ports;

  const sheet: UseCase<{ postId: string }, Sheet> = {
    run: async ({ actor, input }) => {
      const [posts, departments] = await Promise.all([directory.posts(), directory.departments()]);
      const post = found(posts.find((p) => p.postId === input.postId));
      const { holderId, predecessor } = post;
      const former =
        predecessor && actor.today <= daysAfter(predecessor.to, lookBack) ? predecessor.personId : undefined;
      const handsOver = [holderId, former].filter((personId) => personId !== undefined);
      authorize(actor, 'handOver.sheet', { handsOver }, 'organisation.read');

      const bearer = bearerOf(post, actor.today);
      const [waiting, audits, findings, people] = await Promise.all([
        workWaitingFor(store, dutiesOf(bearer)),
        ownAudits(ports, bearer),
        ownFindings(ports, bearer),
        directory.reach(
          [holderId, predecessor?.personId].flatMap((id) => (id ? [`person:${id}`] : [])),
          actor.today,
        ),
      ]);
      const nameOf = (personId: string | undefined) => people.find((p) => p.personId === personId)?.name;
      const open = findings.filter(({ finding }) => !isOver(finding));
      const closed = findings.filter(({ finding }) => finding.status === 'closed');
      return {
        body: {
          post: {
            postId: post.postId,
            departmentId: post.departmentId,
            departmentName: departments.find((d) => d.departmentId === post.departmentId)?.name ?? '',
            title: post.title,
            roles: post.roles,
            holderName: nameOf(holderId),
            since: post.since,
            predecessorName: nameOf(predecessor?.personId),
            predecessorTo: predecessor?.to,
          },
          tasks: tasksOf(bearer, waiting),
          audits: audits
            .filter((a) => !isOver(a))
            .map(({ auditId, title, status, endsOn }) => ({ auditId, title, status, endsOn })),
          findings: open.map(pointOf),
          riskAcceptances: open.flatMap(({ finding: { auditId, findingId, number, title, status, riskAcceptance } }) =>
            status === 'risk_accepted' && riskAcceptance
              ? [
                  {
                    auditId,
                    findingId,
                    number,
                    title,
                    compensatingControl: riskAcceptance.compensatingControl,
                    expiresOn: riskAcceptance.expiresOn,
                  },
                ]
              : [],
          ),
          lastFindings: closed
            .toSorted((a, b) => (a.finding.findingId < b.finding.findingId ? 1 : -1))
            .slice(0, lastOnes)
            .map(pointOf),
        },
      };
    },
  };
  return { 'handOver.sheet': sheet };
};
