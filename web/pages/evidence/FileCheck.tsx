import { useState } from 'react';
import type { ItemOf } from '#web/api/types.ts';
import { FileButton } from '#web/parts/FileButton.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';
import { sha256Of } from './upload.ts';

type Evidence = ItemOf<'general', 'evidence.list'>;

/** Whether a file at hand is one of those registered, byte for byte. It is read here and goes nowhere. */
export const FileCheck = ({ files }: { files: readonly Evidence[] }) => {
  const t = useText(text);
  const [checked, setChecked] = useState<{ name: string; sha256: string }>();
  const check = async ([file]: readonly File[]): Promise<void> => {
    setChecked(undefined);
    if (file) setChecked({ name: file.name, sha256: await sha256Of(file) });
  };
  const same = files.filter(({ sha256 }) => sha256 === checked?.sha256);
  return (
    <details className="mt-8 print:hidden">
      <summary className="min-h-11 cursor-pointer text-std-20B-150">{t.check}</summary>
      <p className="mb-3">{t.checkNote}</p>
      <FileButton limits={t.checkLimits} onFiles={(chosen) => void check(chosen)} />
      {checked && (
        <div
          role="status"
          className={`mt-4 rounded-8 border-2 p-4 ${same.length > 0 ? 'border-green-800 bg-green-50' : 'border-orange-800 bg-orange-50'}`}
        >
          <p className="font-bold break-all">
            {same.length > 0 ? t.checkSame(checked.name) : t.checkOther(checked.name)}
          </p>
          <ul>
            {same.map(({ evidenceId, label, fileName, status }) => (
              <li key={evidenceId} className="break-all">
                {label ?? fileName} <StateBadge kind="evidence" state={status} />
              </li>
            ))}
          </ul>
          <p className="mt-2 text-dns-14N-130">
            SHA-256: <code className="break-all">{checked.sha256}</code>
          </p>
        </div>
      )}
    </details>
  );
};
