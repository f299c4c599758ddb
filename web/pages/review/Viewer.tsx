import type { ItemOf } from '#web/api/types.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { useTrack } from '#web/frame/track.ts';
import { Fact, Facts } from '#web/parts/Facts.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { FileContent } from '#web/pages/evidence/FileContent.tsx';
import { purgeActs } from '#web/pages/evidence/purge-act.ts';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { text } from './text.ts';

export type File = ItemOf<'general', 'evidence.list'>;

const kilobytes = (size: number): string => `${Math.max(1, Math.round(size / 1024)).toLocaleString()} KB`;

type Props = {
  file: File;
  /** Which page of it is open, where it has pages. */
  onPage: (page: number | undefined) => void;
};

/** One file: what it is, and its content once somebody wants to see it. */
export const Viewer = ({ file, onPage }: Props) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  return (
    <div>
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-bold break-all">{file.label ?? file.fileName}</span>
        <StateBadge kind="evidence" state={file.status} />
      </p>
      {file.reasonText && <p>{say(file.reasonText)}</p>}
      <FileContent file={file} onPage={onPage} />
      <details className="mt-3">
        <summary className="min-h-6 cursor-pointer text-solid-gray-700">
          {file.fileName} ({kilobytes(file.size)})
        </summary>
        <Facts>
          {file.receivedAt && <Fact term={t.received}>{dates.time(file.receivedAt)}</Fact>}
          {file.effectiveFrom && (
            <Fact term={t.period}>
              {dates.day(file.effectiveFrom)} – {file.effectiveTo && dates.day(file.effectiveTo)}
            </Fact>
          )}
          <Fact term={t.hash}>
            <span className="break-all">{file.sha256}</span>
          </Fact>
        </Facts>
        <Commands plane={useTrack()} of={file} table={purgeActs} />
      </details>
    </div>
  );
};
