import type { Output } from '#shared/domain/scalars.ts';
import type { ChecklistItem } from '#shared/domain/checklist/item.ts';
import { fold } from '#shared/domain/workbook/text.ts';
import type { EvidenceRequest, requestProposal } from './request.ts';

type Proposal = Output<typeof requestProposal>;

/** What a request may be called: the beginning of a line that is longer. */
const titleLength = 200;

/**
 * One proposal for each line of the 監査資料の例 of each item, in the order of the checklist, without those somebody
 * asked for already. Width and blanks do not tell two titles apart; a withdrawn request was not made.
 */
export const proposalsFor = (items: readonly ChecklistItem[], requests: readonly EvidenceRequest[]): Proposal[] => {
  const nameOf = (itemKey: string, title: string) => `${itemKey}\n${fold(title)}`;
  const taken = new Set(
    requests
      .filter(({ status }) => status !== 'withdrawn')
      .flatMap(({ itemKeys, title }) => itemKeys.map((itemKey) => nameOf(itemKey, title))),
  );
  return items.flatMap(({ itemKey, no, title: item, materialExamples }) =>
    materialExamples.flatMap((line): Proposal[] => {
      const title = line.slice(0, titleLength).trim();
      const name = nameOf(itemKey, title);
      if (taken.has(name)) return [];
      taken.add(name);
      return [{ itemKey, no, item, title }];
    }),
  );
};
