import type { Place } from '#web/frame/places.ts';

export const routes = [] as const;

export const places: readonly Place[] = [];
