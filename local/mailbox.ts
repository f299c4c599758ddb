import { existsSync, readFileSync } from 'node:fs';
import { appendFile, open } from 'node:fs/promises';
import type { Letter, Mailer } from '#shared/app/ports.ts';
import type { Page } from '#local/gateway/gateway.ts';
import { escapeHtml } from './html.ts';

type Kept = Letter & { at: string };

const read = (file: string): Kept[] => {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // A last line without its end was being written when the machine stopped: the letter comes again.
  return lines.slice(0, -1).flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Kept]));
};

const when = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'long',
  timeStyle: 'short',
});

const rowOf = ({ to, subject, text, at }: Kept): string =>
  `<article><h2>${escapeHtml(subject)}</h2><p class="meta">${escapeHtml(to.name)} &lt;${escapeHtml(to.email)}&gt; · ${when.format(new Date(at))}</p><pre>${escapeHtml(text)}</pre></article>`;

/** Letters of the local runtime: nothing leaves the machine, and a page shows what would have been sent. */
export const createMailbox = (file: string): { mailerAt: (clock: () => Date) => Mailer; page: Page } => {
  const letters = read(file);
  const known = new Set(letters.map((l) => l.id));

  const mailerAt =
    (clock: () => Date): Mailer =>
    async (letter) => {
      if (known.has(letter.id)) return;
      known.add(letter.id);
      const kept: Kept = { ...letter, at: clock().toISOString() };
      await appendFile(file, `${JSON.stringify(kept)}\n`);
      const handle = await open(file);
      await handle.sync();
      await handle.close();
      letters.push(kept);
    };

  const body = (): string => `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>メールボックス Kansa 体験版</title><link rel="stylesheet" href="/local.css"></head>
<body><header><p>Kansa(監査)体験版 <span lang="en">Trial</span> <a href="/">はじめの画面 <span lang="en">Start</span></a></p></header><main><h1>メールボックス <span lang="en">Mailbox</span></h1>
<p>この機械からは何も送られません。送られるはずのメールを新しい順に表示します。<br><span lang="en">Nothing leaves this machine; newest first.</span></p>
${
  letters.length === 0
    ? '<p>まだメールはありません。<span lang="en">No letters yet.</span></p>'
    : letters
        .toSorted((a, b) => b.at.localeCompare(a.at))
        .slice(0, 200)
        .map(rowOf)
        .join('\n')
}
</main></body></html>`;

  return { mailerAt, page: { type: 'text/html; charset=utf-8', body } };
};
