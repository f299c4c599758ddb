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

const css = `:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;font-family:"Noto Sans JP","Noto Sans CJK JP","Hiragino Sans","Yu Gothic UI",Meiryo,sans-serif;line-height:1.7;color:#1a1a1c;background:#fff}
header{padding:.5rem 1.5rem;background:#ffe380;border-bottom:1px solid #806300;font-weight:700}
header p{margin:0}
main{max-width:60rem;margin:0 auto;padding:1rem 1.5rem 3rem}
h1{font-size:1.75rem;line-height:1.4}
h2{font-size:1.15rem;margin:1.5rem 0 .25rem}
a{color:#0017c1}
a:focus-visible{outline:4px solid #000;outline-offset:2px;background:#ffd43d}
[lang=en]{color:#4d4d4d;font-weight:400}
code,pre{font-family:"Noto Sans Mono CJK JP",ui-monospace,monospace;font-size:.95rem}
pre{background:#f2f2f5;padding:.75rem 1rem;border-radius:.25rem;white-space:pre-wrap;overflow-wrap:anywhere}
article{border-bottom:1px solid #d8d8db;padding-bottom:.5rem}
.meta{margin:0;color:#4d4d4d}
`;

const when = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'long',
  timeStyle: 'short',
});

const rowOf = ({ to, subject, text, at }: Kept): string =>
  `<article><h2>${escapeHtml(subject)}</h2><p class="meta">${escapeHtml(to.name)} &lt;${escapeHtml(to.email)}&gt; · ${when.format(new Date(at))}</p><pre>${escapeHtml(text)}</pre></article>`;

/** Letters of the local runtime: nothing leaves the machine, and a page shows what would have been sent. */
export const createMailbox = (
  file: string,
): { mailerAt: (clock: () => Date) => Mailer; pages: Readonly<Record<string, Page>> } => {
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
<title>メールボックス Kansa 体験版</title><link rel="stylesheet" href="/mailbox.css"></head>
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

  return {
    mailerAt,
    pages: {
      '/mailbox': { type: 'text/html; charset=utf-8', body },
      '/mailbox.css': { type: 'text/css; charset=utf-8', body: () => css },
    },
  };
};
