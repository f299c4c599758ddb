type Policies = { createPolicy: (name: string, rules: { createHTML: (text: string) => string }) => void };

// Nothing here makes markup out of text. react-aria empties its announcer by `innerHTML = ''`: that much is allowed.
(globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy('default', {
  createHTML: (text) => {
    if (text !== '') throw new TypeError('Markup is not made of text here');
    return text;
  },
});
