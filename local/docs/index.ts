import type { Page } from '#local/gateway/gateway.ts';

export const docsRoutes: Readonly<Record<string, Page>> = {};
