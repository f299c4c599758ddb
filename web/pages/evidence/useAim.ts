import type { ItemOf } from '#web/api/types.ts';
import { useListState } from '#web/parts/list-state.ts';
import { useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';
import type { Aim } from './useUploads.ts';

type Item = { itemKey: string; title: string };
type Named = { item?: string; request?: string; replaces?: string };

/** What the address says the next files are for. Nothing, where it names what is not there (any more). */
export const useAim = (
  items: readonly Item[],
  requests: readonly ItemOf<'general', 'request.list'>[],
  files: readonly ItemOf<'general', 'evidence.list'>[],
): { aim: Aim; what: string | undefined; aimAt: (named: Named) => void } => {
  const t = useText(text);
  const { filter, put } = useListState();
  const item = items.find(({ itemKey }) => itemKey === filter('item'));
  const request = requests.find(({ requestId }) => requestId === filter('request'));
  const old = files.find(({ evidenceId, status }) => evidenceId === filter('replaces') && status === 'available');
  const aimAt = ({ item: itemKey, request: requestId, replaces }: Named): void => {
    put({ item: itemKey, request: requestId, replaces });
    document.getElementById('choose-files')?.focus();
  };
  if (old)
    return { aim: { itemKeys: [], supersedes: old.evidenceId }, what: t.forNew(old.label ?? old.fileName), aimAt };
  if (request) return { aim: { itemKeys: [], requestId: request.requestId }, what: t.forRequest(request.title), aimAt };
  return { aim: { itemKeys: item ? [item.itemKey] : [] }, what: item && t.forItem(item.title), aimAt };
};
