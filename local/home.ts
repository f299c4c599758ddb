import type { Page } from './gateway/gateway.ts';
import { escapeHtml } from './html.ts';
import type { DemoPerson } from './identity/identity.ts';

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
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.35rem .75rem .35rem 0;border-bottom:1px solid #d8d8db;vertical-align:top}
code,pre{font-family:"Noto Sans Mono CJK JP",ui-monospace,monospace;font-size:.95rem}
pre{background:#f2f2f5;padding:.75rem 1rem;border-radius:.25rem;white-space:pre-wrap;overflow-wrap:anywhere}
article{border-bottom:1px solid #d8d8db;padding-bottom:.5rem}
.meta{margin:0;color:#4d4d4d}
.wide{overflow-x:auto}
.wide table{min-width:38rem}
`;

/** The port `npm start` and `npm run token` take unless told otherwise. */
export const usualPort = 8700;

const rowOf = ({ sub, name, title, group }: DemoPerson): string =>
  `<tr><td><code>${escapeHtml(sub)}</code></td><td>${escapeHtml(name)}</td><td>${escapeHtml(title)}</td><td>${escapeHtml(group ?? '')}</td></tr>`;

/** The first page of the trial: where things are and who can sign in. The web application takes its place later. */
export const homePages = (
  people: () => Promise<readonly DemoPerson[]>,
  addresses: () => { issuer: string; evidence: string },
): Readonly<Record<string, Page>> => ({
  '/local.css': { type: 'text/css; charset=utf-8', body: () => css },
  '/': {
    type: 'text/html; charset=utf-8',
    body: async () => {
      const { issuer, evidence } = addresses();
      const application = Number(new URL(issuer).port) - 1;
      const port = application === usualPort ? '' : ` --port ${application}`;
      return `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Kansa(監査)体験版</title><link rel="stylesheet" href="/local.css"></head>
<body><header><p>Kansa(監査)体験版 <span lang="en">Trial</span></p></header><main>
<h1>情報セキュリティ監査を、計画から改善まで <span lang="en">Kansa is running</span></h1>
<p>画面はこれから作られます。今は、すべての仕事をAPIで行えます。<br><span lang="en">The web application is still to come; all of the work can be done through the API.</span></p>
<ul>
<li><a href="/docs">APIの説明と試し方 <span lang="en">The API, and how to try it</span></a></li>
<li><a href="/mailbox">送られたはずのメール <span lang="en">Mail that would have been sent</span></a></li>
</ul>
<h2>アドレス <span lang="en">Addresses</span></h2>
<table><tbody>
<tr><th scope="row">サインイン <span lang="en">sign-in</span></th><td><code>${escapeHtml(issuer)}</code></td></tr>
<tr><th scope="row">証跡 <span lang="en">evidence</span></th><td><code>${escapeHtml(evidence)}</code></td></tr>
</tbody></table>
<h2>サインインできる人 <span lang="en">People who can sign in</span></h2>
<p>ターミナルで <code>npm run -s token -- jimukyoku${port}</code> のように打つと、その人のトークンが出ます。<br><span lang="en">In a terminal, this prints a token for a person.</span></p>
<div class="wide"><table><thead><tr><th scope="col">サインイン名</th><th scope="col">氏名</th><th scope="col">所属・職</th><th scope="col">役割</th></tr></thead>
<tbody>${(await people()).map(rowOf).join('\n')}</tbody></table></div>
</main></body></html>`;
    },
  },
});
