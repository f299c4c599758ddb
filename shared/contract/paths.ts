import type { ParameterName } from './route.ts';

/** The names between braces, in order. Apart from the routes, so that a browser loads no schema for it. */
export const parameterNames = (path: string): ParameterName[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as ParameterName);
