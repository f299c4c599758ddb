import { createHash } from 'node:crypto';

const style = `
*{box-sizing:border-box}
html{font-family:"Noto Sans JP","Noto Sans CJK JP","Hiragino Sans","Yu Gothic UI",Meiryo,sans-serif;line-height:1.7;word-break:auto-phrase;color:#1a1a1c;background:#f2f2f5}
body{margin:0}
.trial{margin:0;padding:.5rem 1.5rem;background:#ffe380;border-bottom:1px solid #806300;font-weight:700}
.trial .en{color:#1a1a1c;font-weight:400}
main{width:min(60rem,100% - 2rem);margin:2rem auto;padding:1.5rem 2rem 2rem;background:#fff;border:1px solid #d8d8db;border-radius:.5rem}
h1{margin:0 0 1rem;font-size:1.75rem;line-height:1.4}
h2{margin:2rem 0 .5rem;padding-left:.75rem;border-left:.25rem solid #0017c1;font-size:1.125rem}
p{margin:.25rem 0}
.en{color:#595959;font-size:.875rem}
h1 .en{margin-left:.5rem;font-size:1rem;font-weight:400}
ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(16rem,100%),1fr));gap:.75rem;margin:.75rem 0;padding:0;list-style:none}
button{font:inherit;color:inherit;cursor:pointer;border-radius:.5rem;min-height:2.75rem}
button:focus-visible,a:focus-visible{outline:.25rem solid #000;outline-offset:.125rem;box-shadow:0 0 0 .125rem #ffd43d}
.person{display:flex;flex-direction:column;justify-content:flex-start;width:100%;height:100%;padding:.625rem 1rem;text-align:left;background:#fff;border:1px solid #767676}
.person:hover{background:#e8f1fe;border-color:#0017c1}
.name{font-weight:700}
.title{font-size:.875rem;color:#4d4d4d}
.main{padding:.5rem 1.5rem;color:#fff;background:#0017c1;border:1px solid #0017c1}
.main .en{color:#fff}
.quiet{padding:.5rem 1.5rem;background:#fff;border:1px solid #767676}
form>p,.choices{margin-top:2rem}
.choices{display:flex;flex-wrap:wrap;gap:.75rem}
a{color:#0017c1}
.again{margin-top:1.5rem}
.detail{margin-top:1.5rem;color:#595959;font-size:.8125rem}
@media (max-width:40rem){.trial{padding:.5rem 1rem}main{width:auto;margin:0;padding:1rem;border:0;border-radius:0}}
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** One page in Japanese with English beside it, marked as the trial edition, without any script. */
export const page = ({ ja, en, body }: { ja: string; en: string; body: string }): string => `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${ja} ${en} | 体験版</title>
<style>${style}</style>
</head>
<body>
<p class="trial">体験版 <span class="en" lang="en">Trial edition</span></p>
<main>
<h1>${ja} <span class="en" lang="en">${en}</span></h1>
${body}
</main>
</body>
</html>
`;

/**
 * The headers of every answer. Forms may lead to the client's origins because browsers hold the redirect after a form
 * to `form-action` too. `script-src` is empty, not 'none': the provider adds the hash of the one line that ends a
 * session when somebody else signs in. `same-origin` and not `no-referrer`, which would hide the Origin of our forms.
 */
export const headersFor = (clientOrigins: readonly string[]): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    'script-src',
    `form-action 'self' ${clientOrigins.join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
});
