import { DomainError, missing } from '#shared/kernel/errors.ts';
import { permit } from '#shared/domain/access/policy.ts';
import type { Person } from '#shared/domain/organisation/organisation.ts';
import type { newContract } from '#shared/domain/organisation/seat.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { directoryRecords, type Drafted } from './directory-records.ts';
import type { Call, Ports } from '#shared/app/ports.ts';

type NewContract = Output<typeof newContract>;

const refuse = (path: string, ja: string, en: string): never => {
  throw new DomainError('rule_refused', { fields: [{ path, ja, en }] });
};

/** A contract can be corrected until it ends; what follows an ended one is another contract, and begins after it. */
const checkTerm = ({ kind, contract }: Person, { from, to }: NewContract, today: string): void => {
  if (kind !== 'external') refuse('personId', '外部監査人ではありません', 'not an external auditor');
  if (to < from) refuse('to', '開始日より前です', 'before the first day');
  if (contract && contract.to < today && from <= contract.to) {
    refuse('from', '終わった契約は直せません。新しい契約はその後に始めてください', 'the former contract has ended');
  }
};

/** Seats of external auditors: by contract, for a term. */
export const seatUseCases = (ports: Ports) => {
  const { amendment } = directoryRecords(ports);

  const engage = async (before: Person, call: Call<NewContract>): Promise<Drafted<'person'>> => {
    const { company, contractNo, from, to, independenceDeclared, interests } = call.input;
    checkTerm(before, call.input, call.actor.today);
    const departments = new Map((await ports.directory.departments()).map((d) => [d.departmentId, d.path]));
    const placed = interests.map(({ departmentId, system }) => {
      const path = departments.get(departmentId);
      if (!path) missing(`所属 ${departmentId} は存在しません`, `there is no department ${departmentId}`);
      return { departmentId, path, system };
    });
    const contract = { company, contractNo, from, to, independenceDeclared, interests: placed };
    return { after: { ...before, contract } };
  };

  return {
    'person.engage': amendment<'person', NewContract & { personId: string }>('person', {
      act: 'engage',
      right: (actor) => permit(actor, 'person.engage'),
      amend: engage,
    }),
  };
};
