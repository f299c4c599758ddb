import { type DragEvent, useRef, useState } from 'react';
import { catalogue, useText } from '#web/text/catalogue.ts';
import { Button } from './Button.tsx';

const words = catalogue(
  {
    one: 'ファイルを選択する',
    drop: 'または、ここにファイルをドロップしてください',
    none: 'ファイルは選択されていません',
    chosen: (n: string) => `${n}件のファイルを選択しました`,
  },
  {
    one: 'Choose a file',
    drop: 'or drop it here',
    none: 'No file chosen',
    chosen: (n: string) => `${n} chosen`,
  },
);

type Props = {
  /** As in `<input accept>`: `.xlsx,.pdf`. */
  accept?: string;
  /** What may be chosen, said before: kinds and size. */
  limits: string;
  onFiles: (files: readonly File[]) => void;
};

/** Files are chosen with a button; dropping them is the shorter way for who can. */
export const FileButton = ({ accept, limits, onFiles }: Props) => {
  const t = useText(words);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [chosen, setChosen] = useState(0);
  const take = (files: FileList | null): void => {
    const list = [...(files ?? [])].slice(0, 1);
    setChosen(list.length);
    if (list.length > 0) onFiles(list);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`rounded-12 border-2 border-dashed p-6 ${over ? 'border-blue-900 bg-blue-50' : 'border-solid-gray-420'}`}
    >
      <Button icon="folder" onClick={() => input.current?.click()}>
        {t.one}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={({ target }) => {
          take(target.files);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
      <p className="mt-2 text-solid-gray-700 max-md:hidden">{t.drop}</p>
      <p className="text-solid-gray-700">{limits}</p>
      <p role="status">{chosen === 0 ? t.none : t.chosen(String(chosen))}</p>
    </div>
  );
};
