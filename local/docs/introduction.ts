import { escapeHtml } from '#local/html.ts';
import { origin } from './curl.ts';
import { journey } from './journey.ts';
import type { Entry } from './reading.ts';
import { code, en } from './table.ts';

const block = (text: string): string => `<pre><code>${escapeHtml(text)}</code></pre>`;

const token = `TOKEN=$(npm run -s token -- jimukyoku)
curl -H "authorization: Bearer $TOKEN" ${origin}/api/directory/me`;

const variables = `auditId=01…         # 前の答えの "auditId" / from an earlier answer
departmentId=D202
dueDate=2027-03-31  # 明日以降の日 / a day from tomorrow on
version=1           # 前の答えの "version"(ETag と同じ) / its "version", the same as its ETag`;

const rules: readonly (readonly [ja: string, en: string])[] = [
  [
    `すべての呼び出しに <code>authorization: Bearer …</code> が必要です。役割はトークンではなく、その人が就いている職から決まります。`,
    'Every call needs a bearer token. Roles come from the posts a person holds, never from the token.',
  ],
  [
    `POSTには <code>Idempotency-Key</code> が必要です。操作ごとに新しい値にします。同じ値・同じ内容で送り直すと最初の結果が返り、内容が違えば422になります。`,
    'Every POST needs an Idempotency-Key, fresh for each act. A repetition gets the first result; another body is refused with 422.',
  ],
  [
    `既存の記録を変える操作には <code>If-Match: "版"</code> が必要です。なければ428、古ければ412(答えの <code>currentVersion</code> が現在の版)です。`,
    'A change of an existing record needs If-Match with its version: 428 without it, 412 when it is stale.',
  ],
  [
    `知らない項目は受け付けません(400)。見てはならない記録は、存在しない記録と同じ404になります。`,
    'Unknown fields are refused (400). A record you may not know of is as absent as one that does not exist (404).',
  ],
  [
    `一覧の続きは、答えの <code>next</code> を <code>cursor</code> に渡して読みます。記録の <code>may</code> は、いまその人にできる操作です。`,
    'Pass a list’s next as cursor to go on. A record’s may lists what the caller can do with it now.',
  ],
];

const trying = (): string => `<section aria-labelledby="try">
<h2 id="try">試し方 ${en('How to try this')}</h2>
<ol>
<li><p>${code('npm start')} で起動します。アドレスと、サインインできる人が表示されます。<br>${en('npm start prints the addresses and the people who can sign in.')}</p></li>
<li><p>だれとして操作するかを選び、トークンを取ります。<br>${en('Choose whom to act as and get a token.')}</p>${block(token)}</li>
<li><p>下のどの ${code('curl')} も、パスのIDをシェルの変数として読みます。前の答えから入れておきます。<br>${en('Every curl line below reads the ids of its path, and the version, from shell variables.')}</p>${block(variables)}
<p>本文にある人・証跡・監査項目のIDは、自分のデータの値に書き換えてください。<br>${en('Replace ids of people, files and items inside a body by those of your data.')}</p></li>
</ol>
<p class="note">ポートを変えて起動したときは ${code(origin)} を読み替えてください。 ${en('Started with --port? Read the address accordingly.')}</p>
</section>
<section aria-labelledby="rules">
<h2 id="rules">決まり ${en('Rules of every call')}</h2>
<ul>${rules.map(([ja, e]) => `<li>${ja}<br>${en(e)}</li>`).join('\n')}</ul>
</section>
<section aria-labelledby="tracks">
<h2 id="tracks">2つの監査トラック ${en('Two tracks')}</h2>
<p>一般の監査 ${code('/api/general')} と特定個人情報の監査 ${code('/api/spi')} に共通の操作は、一般の監査のパスで1回だけ書きます。特定個人情報の監査では ${code('general')} を ${code('spi')} に読み替えてください。特定個人情報の監査だけにある操作は、最後にそのパスで書きます。特定個人情報の監査に入るには、監査ごとに、その日の閲覧の目的を述べます。表も鍵もファイルの置き場所も別で、互いのデータは見えません。<br>${en('What both tracks have is described once, with the paths of the general one: for specific personal information read spi instead. What only that track has stands last, under its own paths; whoever enters one of its audits states the purpose first, day by day. Neither sees the other’s data.')}</p>
</section>`;

/** How a whole audit goes: every step of the main path with a link to its operation. */
const path = (entries: ReadonlyMap<string, Entry>): string => {
  let count = 1;
  const phases = journey.map(({ ja, en: english, steps }) => {
    const start = count;
    count += steps.length;
    const items = steps.map(({ operation, as, note }) => {
      const entry = entries.get(operation);
      if (!entry) throw new Error(`${operation} is not in the document`);
      const { 'x-summary-ja': summary, summary: inEnglish } = entry.operation;
      return `<li><a href="#${operation}">${escapeHtml(summary)}</a> ${code(as)} ${en(inEnglish)}${note ? `<br><span class="note">${escapeHtml(note[0])} ${en(note[1])}</span>` : ''}</li>`;
    });
    return `<h3>${ja} ${en(english)}</h3><ol start="${start}">${items.join('\n')}</ol>`;
  });
  return `<section aria-labelledby="journey">
<h2 id="journey">監査ひとつの流れ ${en('A whole audit, step by step')}</h2>
<p>名前は、見本の市でその操作を行う人です(${code('npm run -s token -- 名前')})。<br>${en('The name is who does it in the made-up city.')}</p>
<div class="journey">${phases.map((html) => `<div>${html}</div>`).join('\n')}</div>
</section>`;
};

export const introduction = (entries: readonly Entry[]): string =>
  trying() + path(new Map(entries.map((entry) => [entry.name, entry])));
