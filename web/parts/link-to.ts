/** An address with what follows its `?`, as links take it. */
export const linkTo = (address: string): { to: string; search: Record<string, string> } => {
  const [to = '', query = ''] = address.split('?');
  return { to, search: Object.fromEntries(new URLSearchParams(query)) };
};
