type Kept = { name: string; value: string; path: string };

/** The cookies of one browser at one host: what a server set, sent back only to the paths it was set for. */
export const createCookieJar = () => {
  const kept = new Map<string, Kept>();

  return {
    /** Remembers, replaces and forgets cookies as the answer says. */
    take(answer: Response): void {
      for (const line of answer.headers.getSetCookie()) {
        const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
        const [name = '', ...value] = pair.split('=');
        const attribute = (wanted: string): string | undefined =>
          attributes.find((a) => a.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
        const path = attribute('path') ?? '/';
        const expires = attribute('expires');
        const gone = expires !== undefined && Date.parse(expires) <= Date.now();
        if (gone) kept.delete(`${path} ${name}`);
        else kept.set(`${path} ${name}`, { name, value: value.join('='), path });
      }
    },

    /** The `cookie` header for an address; empty when there is nothing to send. */
    headerFor(url: URL): string {
      const applies = ({ path }: Kept): boolean =>
        path === '/' || url.pathname === path || url.pathname.startsWith(`${path}/`);
      return [...kept.values()]
        .filter(applies)
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ');
    },
  };
};
