import type { WebConfig } from '#shared/web/security-headers.ts';

/** What this installation is: asked of whoever serves the pages, so that one build fits all. */
export const loadConfig = async (): Promise<WebConfig> => {
  const answer = await fetch('/config.json', { cache: 'no-store' });
  if (!answer.ok) throw new Error(`config.json: ${answer.status}`);
  return (await answer.json()) as WebConfig;
};
