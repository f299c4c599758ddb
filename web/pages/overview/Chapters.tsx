import { useRead } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { useTrack } from '#web/frame/track.ts';
import { isAnswering } from '#web/pages/audit/answering.ts';
import { Empty } from '#web/parts/Empty.tsx';
import { useListState } from '#web/parts/list-state.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useText } from '#web/text/catalogue.ts';
import { ChapterMap } from './ChapterMap.tsx';
import { views } from './cells.ts';
import { text } from './text.ts';

type Audit = ItemOf<'general', 'audit.list'>;

/** Audits whose checklist sections have, those under way first. */
const handedOut = (audits: readonly Audit[]): Audit[] =>
  audits
    .filter(({ notifiedAt, status }) => notifiedAt !== undefined && status !== 'cancelled')
    .toSorted((a, b) => Number(isAnswering(b)) - Number(isAnswering(a)));

const OfAudit = ({ auditId }: { auditId: string }) => {
  const t = useText(text);
  const { filter, put } = useListState();
  const view = views.find((one) => one === filter('show')) ?? views[0];
  const table = useRead(useTrack(), 'audit.chapters', { auditId });
  return (
    <>
      <fieldset className="mb-4 print:hidden">
        <legend className="text-dns-14B-130">{t.shown}</legend>
        <div className="flex flex-wrap gap-x-6">
          {views.map((one) => (
            <label key={one} className="flex min-h-11 cursor-pointer items-center gap-2">
              <input type="radio" name="show" checked={one === view} onChange={() => put({ show: one })} />
              {t[one]}
            </label>
          ))}
        </div>
      </fieldset>
      <p className="mb-3 text-solid-gray-800">{t[`${view}Means`]}</p>
      <Loaded of={table}>
        {(data) =>
          data.items.length === 0 ? (
            <Empty icon="clipboard" title={t.noneHandedOut} />
          ) : (
            <ChapterMap auditId={auditId} table={data} view={view} />
          )
        }
      </Loaded>
    </>
  );
};

/** Sections by chapters of the checklist, for one audit of the year. */
export const Chapters = ({ audits }: { audits: readonly Audit[] }) => {
  const t = useText(text);
  const { filter, put } = useListState();
  const choices = handedOut(audits);
  const chosen = choices.find(({ auditId }) => auditId === filter('audit')) ?? choices[0];
  if (!chosen) return <Empty icon="clipboard" title={t.noneHandedOut} />;
  return (
    <>
      {choices.length > 1 ? (
        <label className="mb-4 block max-w-xl text-dns-14B-130">
          {t.audit}
          <select
            className="control mt-1 block text-std-16N-170"
            value={chosen.auditId}
            onChange={({ target }) => put({ audit: target.value })}
          >
            {choices.map(({ auditId, title }) => (
              <option key={auditId} value={auditId}>
                {title}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <p className="mb-4">{chosen.title}</p>
      )}
      <OfAudit auditId={chosen.auditId} />
    </>
  );
};
