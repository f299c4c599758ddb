import { folder } from 'virtual:pdf-files';

type Rule = (text: string) => string;
type Policies = { createPolicy: (name: string, rules: { createHTML: Rule; createScriptURL: Rule }) => void };

(globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy('default', {
  // Nothing here makes markup out of text. react-aria empties its announcer by `innerHTML = ''`: that much is allowed.
  createHTML: (text) => {
    if (text !== '') throw new TypeError('Markup is not made of text here');
    return text;
  },
  // One script is started by its address: the worker that pdfjs reads files in.
  createScriptURL: (address) => {
    if (address !== `${folder}pdf.worker.min.mjs`) throw new TypeError(`No script is started at ${address}`);
    return address;
  },
});
