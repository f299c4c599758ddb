import { useRead } from '#web/api/read.ts';
import { useTrack } from '#web/frame/track.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';
import { type File, Viewer } from './Viewer.tsx';

/** The page of a file that somebody is looking at. */
export type OpenPage = { evidenceId: string; page: number };

type Props = {
  of: { auditId: string; departmentId: string };
  itemKey: string;
  /** The file the address names. */
  file: string | undefined;
  go: (change: Record<string, string | undefined>) => void;
  onPage: (of: OpenPage | undefined) => void;
};

const Files = ({
  files,
  all,
  file,
  go,
  onPage,
}: { files: readonly File[]; all: readonly File[] } & Pick<Props, 'file' | 'go' | 'onPage'>) => {
  const t = useText(text);
  // A file that the address names is shown though it belongs to another item.
  const shown = all.find(({ evidenceId }) => evidenceId === file) ?? files[0];
  const others = all.filter((one) => !files.includes(one));
  return (
    <>
      {files.length === 0 && <p className="mb-3 text-solid-gray-700">{t.noFiles}</p>}
      {(files.length > 1 || others.length > 0) && (
        <label className="mb-4 block text-dns-14B-130">
          {t.files}
          <select
            className="control mt-1 block text-std-16N-170"
            value={shown?.evidenceId ?? ''}
            onChange={({ target }) => go({ file: target.value || undefined })}
          >
            {!shown && <option value="">{t.allFiles}</option>}
            {files.map(({ evidenceId, label, fileName }) => (
              <option key={evidenceId} value={evidenceId}>
                {label ?? fileName}
              </option>
            ))}
            {others.length > 0 && (
              <optgroup label={t.allFiles}>
                {others.map(({ evidenceId, label, fileName }) => (
                  <option key={evidenceId} value={evidenceId}>
                    {label ?? fileName}
                  </option>
                ))}
              </optgroup>
            )}
          </select>
        </label>
      )}
      {shown && (
        <Viewer
          key={shown.evidenceId}
          file={shown}
          onPage={(page) => onPage(page === undefined ? undefined : { evidenceId: shown.evidenceId, page })}
        />
      )}
    </>
  );
};

/** The files of an item, one of them open. */
export const EvidencePane = ({ of, itemKey, ...rest }: Props) => {
  const t = useText(text);
  const query = useRead(useTrack(), 'evidence.list', of);
  return (
    <section aria-label={t.files}>
      <h2 className="mb-2 text-std-20B-150">{t.files}</h2>
      <Loaded of={query}>
        {({ items }) => (
          <Files all={items} files={items.filter(({ itemKeys }) => itemKeys.includes(itemKey))} {...rest} />
        )}
      </Loaded>
    </section>
  );
};
